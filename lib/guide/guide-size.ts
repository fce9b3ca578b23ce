const LARGEST = 256 * 1024
const MOST_LINES = 2000
const LONGEST_LINE = 4000
const DEEPEST = 8
/** Blocks, pictures, figures, and lists or quotes that begin within others: ten times what the longest guide has */
const MOST_OPENED = 300
/** More of one sign in a row than any text needs, and fewer than a parser takes long over */
const RUN = /([[\]*_`~:<>!(&\\])\1{19}/

const MARKERS = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t]|$))+/
const OPENING = /^[ \t>*+.)\d-]*(:{2,})[a-z]/i
/** Where it is indented further, or in a quote, it closes nothing */
const CLOSING = /^ {0,3}(:{3,})\s*$/

/**
 * What must not reach the parser: text so large or so deeply nested that reading it would take long. A guide has no use
 * for either.
 */
export function sizeProblems(text: string, body: string): string[] {
  if (text.length > LARGEST)
    return ['The guide is larger than 256 KB. Shorten it, or split it into two guides.']
  const lines = body.split('\n')
  if (lines.length > MOST_LINES)
    return [`The text has more than ${MOST_LINES} lines. Shorten it, or split it into two guides.`]
  const problems = lines.flatMap((line, index) => {
    const problem = lineProblem(line)
    return problem === null ? [] : [`Line ${index + 1} of the text: ${problem}`]
  })
  if (problems.length > 0) return problems
  const problem = blockProblem(lines)
  return problem === null ? [] : [problem]
}

const levelsOf = (line: string): number => MARKERS.exec(line)?.[0].match(/[-+*>]|\d+[.)]/g)?.length ?? 0

function lineProblem(line: string): string | null {
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0
  if (levelsOf(line) > DEEPEST || (indent > DEEPEST * 4 && line.trim() !== ''))
    return `a list or quote goes more than ${DEEPEST} levels deep.`
  if (line.length > LONGEST_LINE)
    return `it is longer than ${LONGEST_LINE} characters. Make paragraphs of it.`
  return RUN.test(line) ? 'the same sign stands 20 times in a row.' : null
}

/** The parser reads a block anew for each one around it: those that are open at once are counted as it would, or as more */
function blockProblem(lines: readonly string[]): string | null {
  const open: number[] = []
  let opened = 0
  for (const [index, line] of lines.entries()) {
    const colons = OPENING.exec(line)?.[1]?.length ?? 0
    opened += Math.max(0, levelsOf(line) - 1) + (colons > 0 ? 1 : 0)
    if (colons > 2) open.push(colons)
    const closing = CLOSING.exec(line)?.[1]?.length ?? 0
    // the outermost that as many signs close, with all that is in it
    const closed = open.findIndex((size) => size <= closing)
    if (closed >= 0) open.length = closed
    if (open.length > DEEPEST)
      return `Line ${index + 1} of the text: more than ${DEEPEST} blocks are open at once. Close each block with ::: on a line of its own.`
    if (opened > MOST_OPENED)
      return `The text has more than ${MOST_OPENED} blocks, pictures and lists within lists. Take some out, or split it into two guides.`
  }
  return null
}
