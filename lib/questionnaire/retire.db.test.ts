import { describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { libraryQuestionnaires as shelf } from '@/lib/questionnaire/library-queries'
import { bring, clinicianOf, file, own } from '@/lib/questionnaire-response/brought-in.fixtures'
import { given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { loadQuestionnaire } from './library-commands'
import { checkLibraryFile } from './library-file'
import { libraryQuestionnaire, versionBefore } from './library-queries'
import { retireQuestionnaire, returnQuestionnaire } from './retirement-commands'

describe('Retiring a questionnaire of the clinic', () => {
  it('takes it off the shelf once, keeps every version to read, and puts it back', async () => {
    const to = await given()
    const actor = clinicianOf(to)
    const url = own()
    const done = await bring(actor, file(url))
    if (!done.ok) throw new Error(JSON.stringify(done))
    const { versionId } = done
    const urls = async (which?: 'retired') => (await shelf(actor, which)).map((one) => one.url)
    expect(await retireQuestionnaire(actor, { versionId })).toEqual({ ok: true, title: 'Itch' })
    expect(await retireQuestionnaire(actor, { versionId })).toEqual({ ok: true, title: 'Itch' })
    expect(await urls()).not.toContain(url)
    expect(await urls('retired')).toEqual([url])
    expect(await libraryQuestionnaire(actor, versionId)).toMatchObject({ retiredAt: expect.any(Date) })
    expect(await returnQuestionnaire(actor, { versionId })).toMatchObject({ ok: true })
    expect(await urls()).toContain(url)
    expect(await urls('retired')).toEqual([])
    const acts = await inClinic(
      to.clinicId,
      (tx) =>
        tx`select action from audit_event where clinic_id = ${to.clinicId} and entity = 'questionnaire' order by at, id`,
    )
    expect(acts.map(({ action }) => action)).toEqual(['library.retired', 'library.returned'])
  })

  it('is undone by bringing a new version in', async () => {
    const actor = clinicianOf(await given())
    const url = own()
    const first = await bring(actor, file(url))
    await retireQuestionnaire(actor, { versionId: first.ok ? first.versionId : '' })
    const second = await bring(actor, file(url, { title: 'Itch again' }))
    expect(await shelf(actor)).toContainEqual(expect.objectContaining({ url, title: 'Itch again' }))
    const secondId = second.ok ? second.versionId : ''
    expect(await versionBefore(actor, secondId)).toMatchObject({ questionnaire: { title: 'Itch' } })
    expect(await versionBefore(actor, first.ok ? first.versionId : '')).toBeNull()
  })

  it('is for the clinic’s own only: what ships stays', async () => {
    const actor = clinicianOf(await given())
    const url = own()
    const checked = checkLibraryFile(JSON.stringify(file(url)))
    const shipped = checked.ok ? await loadQuestionnaire(systemActor('test'), checked) : undefined
    const versionId = shipped?.ok ? shipped.versionId : ''
    expect(await retireQuestionnaire(actor, { versionId })).toEqual({ ok: false, reason: 'not-found' })
    expect((await shelf(actor)).map((one) => one.url)).toContain(url)
  })
})
