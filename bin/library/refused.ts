/** What the person who runs the command can put right, a sentence each */
export class Refused extends Error {
  override name = 'Refused'
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}
