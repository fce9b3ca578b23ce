import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { SelectField, TextArea } from '@/components/ui/field'
import type { Askable } from '@/lib/questionnaire-draft/askable'
import { ANEW } from '@/lib/questionnaire-draft/draft-edit'
import { canRepeat } from '@/lib/questionnaire-draft/item-edit'
import {
  isChoiceKind,
  isQuestionKind,
  type Kind,
  kinds,
  kindWords,
} from '@/lib/questionnaire-draft/item-kind'
import { ConditionTable } from './condition-table'
import { type EditorFields, FormPart, isOn, one, Tick } from './editor-fields'
import { KindFields, Most } from './kind-fields'
import { OptionTable } from './option-table'
import { notSaved, SaveOnLeave } from './save-on-leave'

const ITEM_FORM = 'item-form'

type Props = {
  /** The draft's address */
  here: string
  linkId: string
  fields: EditorFields
  /** The item as it stands, in short */
  was: string
  revision: number
  /** The questions before it */
  askable: readonly Askable[]
  /** What it carries that this form does not show */
  carried: readonly string[]
  /** In place of what somebody else wrote, or as a new item since they removed it */
  saving: keyof typeof saveWords
}

const saveWords = { plain: 'Save', instead: 'Save mine instead', anew: 'Save as a new question' }

/** One item: its words, how it is answered and when it is asked. One form, so that no button leaves another's text behind. */
export function ItemForm({ here, linkId, fields, was, revision, askable, carried, saving }: Props) {
  const kind = kinds.find((known) => known === one(fields, 'kind')) ?? 'line'
  const isQuestion = isQuestionKind(kind)
  const button = saving === 'anew' ? ANEW : 'save'
  return (
    <form
      method="post"
      action={`${here}/item`}
      id={ITEM_FORM}
      className="flex flex-col gap-3"
      autoComplete="off"
      noValidate
    >
      <button type="submit" name="do" value={button} tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      <input type="hidden" name="form" value="item" />
      <input type="hidden" name="linkId" value={linkId} />
      <input type="hidden" name="was" value={was} />
      <input type="hidden" name="seen" value={revision} />
      <div className="flex flex-col gap-2">
        <TextArea
          name="text"
          label={wordsLabel[kind] ?? 'Question'}
          rows={kind === 'words' ? 4 : 2}
          defaultValue={one(fields, 'text')}
          error={fields.errors.text}
        />
        <SelectField
          clinic
          name="kind"
          label="Kind"
          {...(isQuestion && { hint: 'After another kind is saved, this form shows what it can be told.' })}
          options={kinds.map((value) => ({ value, label: kindWords[value] }))}
          defaultValue={kind}
          error={fields.errors.kind}
        />
        {kind === 'words' ? null : (
          <TextArea
            name="help"
            label="Help under it"
            rows={2}
            defaultValue={one(fields, 'help')}
            error={fields.errors.help}
          />
        )}
        <Disclosure summary="In Spanish" open={['textEs', 'helpEs'].some((name) => one(fields, name) !== '')}>
          <div className="flex flex-col gap-2" lang="es">
            <TextArea name="textEs" label="Spanish words" rows={2} defaultValue={one(fields, 'textEs')} />
            {kind === 'words' ? null : (
              <TextArea name="helpEs" label="Spanish help" rows={2} defaultValue={one(fields, 'helpEs')} />
            )}
          </div>
        </Disclosure>
      </div>
      {isChoiceKind(kind) ? (
        <FormPart
          title="Answers to choose from"
          under="“Counts” is the weight in a score. An answer that stands alone cannot be picked together with others."
        >
          <OptionTable fields={fields} />
          {kind === 'body' ? null : (
            <Tick fields={fields} name="own" label="The patient may add an answer in their own words" />
          )}
        </FormPart>
      ) : null}
      <KindFields kind={kind} fields={fields} />
      {isQuestion ? <Answering kind={kind} fields={fields} /> : null}
      <FormPart title="When it is asked" under="Always, unless there is a condition here.">
        <SelectField
          clinic
          name="audience"
          label="Who is asked"
          hint="From the age of 12, where a parent or carer has their own sign-in. The other of the two sees neither the question nor the answer."
          options={[
            { value: 'everybody', label: 'Whoever answers' },
            { value: 'patient', label: 'The patient alone' },
            { value: 'carer', label: 'A parent or carer alone' },
          ]}
          defaultValue={one(fields, 'audience')}
          error={fields.errors.audience}
        />
        <ConditionTable fields={fields} askable={askable} addWords="Only when … pick an earlier question" />
        {fields.values('conditionQuestion').filter(Boolean).length > 1 ? (
          <SelectField
            clinic
            name="behavior"
            label="How many of these must hold"
            options={[
              { value: 'all', label: 'All of them' },
              { value: 'any', label: 'Any one of them' },
            ]}
            defaultValue={one(fields, 'behavior')}
          />
        ) : null}
      </FormPart>
      {carried.length > 0 ? (
        <p className="text-small text-quiet">
          It came with more, which stays as it is: {carried.join(', ')}.
        </p>
      ) : null}
      <div className="sticky bottom-0 flex items-center gap-2 border-t-2 border-ink bg-paper py-1">
        <Button size="clinic" id="save" name="do" value={button}>
          {saveWords[saving]}
        </Button>
        {saving === 'plain' ? <SaveOnLeave formId={ITEM_FORM} failed={notSaved} /> : null}
      </div>
    </form>
  )
}

const wordsLabel: Partial<Record<Kind, string>> = { group: 'Title of the group', words: 'Words' }

function Answering({ kind, fields }: { kind: Kind; fields: EditorFields }) {
  const repeats = canRepeat(kind)
  return (
    <FormPart title="Answering">
      <div>
        <Tick fields={fields} name="required" label="Needs an answer before the questions can be sent" />
        <Tick fields={fields} name="notSure" label="Offers “I’m not sure”" />
        <Tick fields={fields} name="ratherNot" label="Offers “I’d rather not say”" />
        {repeats ? <Tick fields={fields} name="repeats" label="May be answered several times" /> : null}
        <Tick
          fields={fields}
          name="carry"
          label="Shows the answer of the last visit, to be confirmed"
          hint="Not for safety questions, and not for how things are right now."
        />
      </div>
      {repeats && isOn(fields, 'repeats') ? <Most fields={fields} /> : null}
    </FormPart>
  )
}
