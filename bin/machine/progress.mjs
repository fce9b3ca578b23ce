/** One line a step: what, and how long it took. `work` may give a word to put there, such as "nothing changed". */
export async function step(label, work) {
  const began = performance.now()
  process.stdout.write(`${label} … `)
  try {
    const word = await work()
    console.log(`${typeof word === 'string' ? `${word}, ` : ''}${seconds(began)}`)
  } catch (error) {
    console.log(`failed, ${seconds(began)}`)
    throw error
  }
}

/** Time since `began`, as people say it */
export function seconds(began) {
  const taken = (performance.now() - began) / 1000
  if (taken < 60) return `${taken.toFixed(1)} s`
  return `${Math.floor(taken / 60)} min ${Math.round(taken % 60)} s`
}
