import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { describedBy, FieldError, Hint } from '@/components/ui/field'
import { mostPictures, pictureTypes } from '@/lib/questionnaire/answer-rules'
import { fieldName, removePhotoFieldName } from '@/lib/questionnaire/field-names'
import { Thumbnail } from './pictures'
import type { Question } from './question'
import { Legend, useHint } from './question-words'

/**
 * Pictures: those given so far, each with its way out, and the field for more. Whatever button sends the page sends what
 * was chosen along; the page's script does so at once. Types are named so that telephones convert what they store.
 */
export function PhotoQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.photo')
  const { item, pictures, error } = question
  const name = fieldName(item.linkId)
  const max = mostPictures(item)
  const hint = useHint(question, t('hint', { max }))
  const isFull = pictures.length >= max
  return (
    <div className={error ? 'border-s-4 border-urgent ps-2' : ''}>
      <div className="mb-1">
        <Legend question={question} labels={name} />
      </div>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={error} />
      {pictures.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2">
          {pictures.map((address, at) => (
            <li key={address} className="flex flex-col items-center">
              <a href={`${address}/full`} target="_blank" rel="noreferrer">
                <Thumbnail address={address} words={t('nth', { nth: at + 1, question: item.text ?? '' })} />
                <span className="sr-only">{t('open', { nth: at + 1 })}</span>
              </a>
              <button
                type="submit"
                name={removePhotoFieldName}
                value={`${address.split('/').at(-1)} ${item.linkId}`}
                aria-label={t('removeNth', { nth: at + 1 })}
                className="min-h-[48px] cursor-pointer px-1 text-accent underline underline-offset-4"
              >
                {t('remove')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {isFull ? (
        <p id={name} className="mt-1 text-quiet">
          {t('full')}
        </p>
      ) : (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <input
            type="file"
            id={name}
            name={name}
            accept={pictureTypes.join(',')}
            multiple={max - pictures.length > 1}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy({ name, hint, error })}
            className="block min-h-[48px] w-full max-w-full rounded-soft border-2 border-edge bg-raised p-1 text-ink file:me-2 file:min-h-[36px] file:cursor-pointer file:rounded-soft file:border-0 file:bg-wash file:px-2 file:font-semibold file:text-accent aria-invalid:border-urgent sm:w-auto"
          />
          <Button look="secondary" name="go" value="here" id={`${name}.add`}>
            {t('add', { count: max - pictures.length })}
          </Button>
        </div>
      )}
    </div>
  )
}
