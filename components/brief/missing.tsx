import { Fragment } from 'react'
import type { BriefForm, MissingGroup, Respondent } from '@/lib/brief/brief'
import { answeredByWords, missingWords, respondentsWords } from '@/lib/brief/brief-words'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'

type Props = {
  missing: readonly MissingGroup[]
  respondents: readonly Respondent[]
  forms: readonly BriefForm[]
  visit: string
}

/** What is not known, each kind by its own word, and who gave the answers that are */
export function Missing({ missing, respondents, forms, visit }: Props) {
  return (
    <Part
      id="missing"
      title="Missing"
      aside={respondents.length > 0 ? `answered by ${respondentsWords(respondents)}` : undefined}
    >
      {answeredByWords(forms).map((words) => (
        <p key={words} className="text-small leading-[1.3]">
          <span className="font-semibold">Answered:</span> <span className="text-quiet">{words}</span>
        </p>
      ))}
      {missing.length === 0 ? <None>Nothing: all that was asked was answered.</None> : null}
      <dl className="text-small leading-[1.3]">
        {missing.map(({ kind, items }) => (
          <div key={kind} className="line-clamp-5 print:line-clamp-none">
            <dt className="inline font-semibold">
              {missingWords[kind]}
              {items.length > 1 ? ` (${items.length})` : ''}:{' '}
            </dt>
            <dd className="inline text-quiet">
              {items.map(({ words, detail, place }, at) => (
                <Fragment key={`${words} ${place?.linkId}`}>
                  {at > 0 ? '; ' : ''}
                  <AnswerLink place={place} visit={visit}>
                    {words}
                  </AnswerLink>
                  {detail ? `, ${detail}` : ''}
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
