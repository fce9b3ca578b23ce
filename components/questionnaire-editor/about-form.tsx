import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { TextArea, TextField } from '@/components/ui/field'
import { type EditorFields, one } from './editor-fields'
import { notSaved, SaveOnLeave } from './save-on-leave'

const ABOUT_FORM = 'about-form'

type Props = { here: string; fields: EditorFields; was: string; revision: number; isConflict: boolean }

/** What the questionnaire says of itself before its first question */
export function AboutForm({ here, fields, was, revision, isConflict }: Props) {
  return (
    <form
      method="post"
      action={`${here}/about`}
      id={ABOUT_FORM}
      className="flex flex-col gap-2"
      autoComplete="off"
      noValidate
    >
      <input type="hidden" name="form" value="about" />
      <input type="hidden" name="was" value={was} />
      <input type="hidden" name="seen" value={revision} />
      <TextField
        clinic
        name="title"
        label="Title"
        hint="What the patient sees on their list."
        defaultValue={one(fields, 'title')}
        error={fields.errors.title}
      />
      <TextArea
        name="description"
        label="Introduction"
        hint="Shown before the first question: what it is for, in a sentence or two."
        rows={3}
        defaultValue={one(fields, 'description')}
        error={fields.errors.description}
      />
      <TextArea
        name="copyright"
        label="Copyright"
        hint="Where questions are somebody else’s: their notice, shown to the patient."
        rows={2}
        defaultValue={one(fields, 'copyright')}
        error={fields.errors.copyright}
      />
      <Disclosure
        summary="In Spanish"
        open={['titleEs', 'descriptionEs'].some((name) => one(fields, name) !== '')}
      >
        <div className="flex flex-col gap-2" lang="es">
          <TextField clinic name="titleEs" label="Spanish title" defaultValue={one(fields, 'titleEs')} />
          <TextArea
            name="descriptionEs"
            label="Spanish introduction"
            rows={3}
            defaultValue={one(fields, 'descriptionEs')}
          />
        </div>
      </Disclosure>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="clinic">{isConflict ? 'Save mine instead' : 'Save'}</Button>
        {isConflict ? null : <SaveOnLeave formId={ABOUT_FORM} failed={notSaved} />}
      </div>
    </form>
  )
}
