// Read by whatever Node the machine has: plain syntax only, and no import
const NEEDED = [20, 19]

/** Why this version of Node cannot be used, or null */
export function tooOld(version) {
  const parts = version.split('.').map(Number)
  if (parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1])) return null
  return `Node ${NEEDED.join('.')} or later is needed to begin with, and this is ${version}.`
}

export function refuseOldNode() {
  const reason = tooOld(process.versions.node)
  if (reason === null) return
  console.error(reason)
  process.exit(1)
}
