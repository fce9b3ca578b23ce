type Numbered = Readonly<{ at: number }>

/**
 * Tarjan's strongly connected components, without recursion so that no file can exhaust the stack. `nodes[i].at` is i.
 * Returns the nodes so that each comes after those it depends on (in the order of the file inside a loop), and for
 * each node in a loop the number of its loop.
 */
export function dependencyOrder<Node extends Numbered>(
  nodes: readonly Node[],
  dependenciesOf: (node: Node) => readonly Node[],
): { ordered: Node[]; loops: Map<Node, number> } {
  const edges = nodes.map(dependenciesOf)
  const seen = new Array<number>(nodes.length).fill(-1)
  const lowest = new Array<number>(nodes.length).fill(-1)
  const open: Node[] = []
  const isOpen = new Set<Node>()
  const ordered: Node[] = []
  const loops = new Map<Node, number>()
  let counter = 0

  const enter = (node: Node) => {
    seen[node.at] = lowest[node.at] = counter++
    open.push(node)
    isOpen.add(node)
    return { node, next: 0 }
  }
  const lower = (node: Node, to: number | undefined) => {
    lowest[node.at] = Math.min(lowest[node.at] ?? 0, to ?? 0)
  }
  const close = (root: Node) => {
    const group: Node[] = []
    for (let node = open.pop(); node; node = open.pop()) {
      isOpen.delete(node)
      group.push(node)
      if (node === root) break
    }
    group.sort((a, b) => a.at - b.at)
    ordered.push(...group)
    if (group.length > 1 || edges[root.at]?.includes(root)) for (const node of group) loops.set(node, root.at)
  }

  for (const start of nodes) {
    if (seen[start.at] !== -1) continue
    const path = [enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step
      const dependency = edges[node.at]?.[step.next++]
      if (dependency) {
        if (seen[dependency.at] === -1) path.push(enter(dependency))
        else if (isOpen.has(dependency)) lower(node, seen[dependency.at])
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) lower(above.node, lowest[node.at])
      if (lowest[node.at] === seen[node.at]) close(node)
    }
  }
  return { ordered, loops }
}
