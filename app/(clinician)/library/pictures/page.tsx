import type { Metadata } from 'next'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { errorId, FieldError, Hint, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { clinicPictures } from '@/lib/guide/picture-queries'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { dateWords } from '@/lib/platform/zoned-time'

export const metadata: Metadata = { title: 'Pictures for guides' }

/** The pictures of its own that a clinic's guides can show */
export default async function Pictures({ searchParams }: { searchParams: Promise<PageParams> }) {
  const actor = await pageActor(['clinician'], '/library/pictures')
  const search = await searchParams
  const { name, timeZone } = await actorClinic(actor)
  const { value, errors } = await formState(search, actor.accountId)
  const pictures = await clinicPictures(actor)
  const added = pictures.find((one) => one.name === search.added)
  const problems = problemsOf(errors)
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}Pictures for guides – Library`}</title>
      <ErrorSummary title="Not added" problems={problems} />
      <BackLink href="/library">Library</BackLink>
      <PageHeading
        title="Pictures for guides"
        under="Your clinic’s own. In a guide each gets words that say what it shows."
      />
      {added ? (
        <Notice
          saying
          title={`“${added.name}” is added. In a part of a guide, choose Picture to put it in.`}
        />
      ) : null}
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[1fr_420px]">
        <section>
          {pictures.length === 0 ? <p>Your clinic has added no picture yet.</p> : null}
          <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
            {pictures.map((one) => (
              <li key={one.id} className="border-t border-rule pt-1">
                <img
                  src={one.address}
                  alt=""
                  width={one.width}
                  height={one.height}
                  loading="lazy"
                  className="h-[160px] w-auto max-w-full rounded-soft object-contain"
                />
                <p className="font-semibold">{one.name}</p>
                <p className="text-small text-quiet">
                  Added by {one.adderName}, {dateWords(one.addedAt, timeZone)}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <form
          method="post"
          action="/library/pictures/add"
          encType="multipart/form-data"
          className="flex flex-col gap-2 lg:order-last"
          noValidate
        >
          <h2 className="text-[1.125rem] font-bold">Add a picture</h2>
          <TextField
            clinic
            name="name"
            label="Name"
            hint="To find it by, such as “hands in water”. Patients do not see it."
            defaultValue={value('name')}
            error={errors.name}
            maxLength={60}
          />
          <div className={errors.picture ? 'border-l-4 border-urgent pl-2' : ''}>
            <label htmlFor="picture" className="block font-semibold">
              Picture
            </label>
            <Hint
              name="picture"
              hint="JPEG, PNG or WebP, at most 10 MB, that your clinic may show. Whoever can be recognized in it has agreed in writing."
            />
            <FieldError name="picture" error={errors.picture} />
            <input
              type="file"
              id="picture"
              name="picture"
              accept="image/jpeg,image/png,image/webp"
              aria-invalid={errors.picture ? true : undefined}
              aria-describedby={`picture-hint${errors.picture ? ` ${errorId('picture')}` : ''}`}
              className="mt-1 block w-full rounded-soft border-2 border-edge bg-raised p-1"
            />
          </div>
          <p className="text-small text-quiet">
            A picture that was added stays as it is, so that a published guide shows what it showed.
          </p>
          <div>
            <Button size="clinic">Add the picture</Button>
          </div>
        </form>
      </div>
    </ClinicShell>
  )
}
