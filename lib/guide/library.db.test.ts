import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { testDatabase } from '@/lib/platform/testing/database'
import { loadGuide } from './library-commands'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const actor = systemActor('test')
const shipped = readFileSync('content/guides/how-jak-inhibitors-work.en.md', 'utf8')
const pictures = { 'jak-signal': '<svg/>', 'jak-signal-turned-down': '<svg/>', 'not-shown': '<svg/>' }
const guideFile = (slug: string, text = shipped) => text.replace('id: how-jak-inhibitors-work', `id: ${slug}`)
const newSlug = () => `guide-${randomUUID()}`
const versions = (slug: string) =>
  owner`select v.* from guide_version v join guide g on g.id = v.guide_id where g.slug = ${slug} order by revision`

describe('loading a guide', () => {
  it('adds it once, with the pictures it shows', async () => {
    const slug = newSlug()
    const source = { text: guideFile(slug), pictures }
    const done = await Promise.all([loadGuide(actor, source), loadGuide(actor, source)])
    expect(done.map((one) => one.ok && one.outcome).toSorted()).toEqual(['added', 'unchanged'])
    const [row, ...more] = await versions(slug)
    expect(more).toEqual([])
    expect(row).toMatchObject({ revision: 1, version: '1.0.0', language: 'en', minutes: 4 })
    expect(Object.keys(row?.pictures)).toEqual(['jak-signal', 'jak-signal-turned-down'])
    const recorded = await owner.begin(async (tx) => {
      await tx`select set_config('app.system', 'on', true)`
      return tx`select action, actor_kind from audit_event where entity_id = ${row?.id}`
    })
    expect(recorded).toMatchObject([{ action: 'library.loaded', actor_kind: 'system' }])
  })

  it('makes a new revision of a changed text or picture and leaves the old one as it was', async () => {
    const slug = newSlug()
    await loadGuide(actor, { text: guideFile(slug), pictures })
    const [first] = await versions(slug)
    const text = guideFile(slug).replace(
      'Your immune system is your guard.',
      'Your immune system guards you.',
    )
    expect(await loadGuide(actor, { text, pictures })).toMatchObject({ outcome: 'new-version', revision: 2 })
    const redrawn = { ...pictures, 'jak-signal': '<svg><title>New</title></svg>' }
    expect(await loadGuide(actor, { text, pictures: redrawn })).toMatchObject({ revision: 3 })
    const rows = await versions(slug)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toEqual(first)
  })

  it('reads the line ends of Windows as the same text', async () => {
    const slug = newSlug()
    await loadGuide(actor, { text: guideFile(slug), pictures })
    const text = guideFile(slug).replaceAll('\n', '\r\n')
    expect(await loadGuide(actor, { text, pictures })).toMatchObject({ outcome: 'unchanged' })
  })

  it('refuses a file with a fault, or a picture that is not there, and stores nothing', async () => {
    const slug = newSlug()
    const html = guideFile(slug).replace('So the loop goes on.', '<script>alert(1)</script>')
    expect(await loadGuide(actor, { text: html, pictures })).toMatchObject({ reason: 'refused' })
    expect(await loadGuide(actor, { text: guideFile(slug), pictures: {} })).toMatchObject({
      reason: 'refused',
      problems: ['The picture jak-signal is not there.', 'The picture jak-signal-turned-down is not there.'],
    })
    expect(await versions(slug)).toEqual([])
  })
})

it('a published version can be changed by nobody', async () => {
  const slug = newSlug()
  await loadGuide(actor, { text: guideFile(slug), pictures })
  await expect(owner`update guide_version set title = 'x'`).rejects.toThrow('append-only')
})
