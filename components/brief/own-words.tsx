import type { OwnWords } from '@/lib/brief/brief'
import { AnswerLink } from './answer-link'
import { Part } from './part'

/** What the patient wrote in their own words, as much as there is room for; the whole stands under the link */
export function OwnWordsPart({ words, visit }: { words: readonly OwnWords[]; visit: string }) {
  if (words.length === 0) return null
  // a question takes a line that many quotes need themselves; there it stands with the pointer, and in print
  const isNamed = words.length < 4
  return (
    <Part id="own-words" title="In their own words">
      <ul className="text-small leading-[1.3]">
        {words.map(({ question, words: said, place, isPhotos }, at) => (
          <li key={`${place.responseId} ${place.linkId}`} className="min-h-[24px]">
            {isPhotos ? null : (
              <span
                className={`line-clamp-1 text-quiet print:line-clamp-none ${isNamed ? '' : 'sr-only print:not-sr-only'}`}
              >
                {question}
              </span>
            )}
            <span
              className={`print:line-clamp-none ${isNamed || at === 0 ? 'line-clamp-2' : 'line-clamp-1'}`}
            >
              <AnswerLink place={place} visit={visit} title={`${question}\n${said}`}>
                {isPhotos ? (
                  `${said}: ${question}`
                ) : (
                  <q>
                    <bdi>{said}</bdi>
                  </q>
                )}
              </AnswerLink>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
