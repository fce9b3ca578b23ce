const LARGEST = 256 * 1024
const LONGEST_LINE = 4000
const DEEPEST = 8
/** More of one sign in a row than any text needs, and fewer than a parser takes long over */
const RUN = /([[\]*_`~:<>!(&\\])\1{19}/

const MARKERS = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t]|$))+/

/**
 * What must not reach the parser: text so large or so deeply nested that reading it would take long. A guide has no use
 * for either.
 */
export function sizeProblems(text: string, body: string): string[] {
  if (text.length > LARGEST)
    return ['The guide is larger than 256 KB. Shorten it, or split it into two guides.']
  return body.split('\n').flatMap((line, index) => {
    const problem = lineProblem(line)
    return problem === null ? [] : [`Line ${index + 1} of the text: ${problem}`]
  })
}

function lineProblem(line: string): string | null {
  const markers = MARKERS.exec(line)?.[0].match(/[-+*>]|\d+[.)]/g)?.length ?? 0
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0
  if (markers > DEEPEST || (indent > DEEPEST * 4 && line.trim() !== ''))
    return `a list or quote goes more than ${DEEPEST} levels deep.`
  if (line.length > LONGEST_LINE)
    return `it is longer than ${LONGEST_LINE} characters. Make paragraphs of it.`
  return RUN.test(line) ? 'the same sign stands 20 times in a row.' : null
}
