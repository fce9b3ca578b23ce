import type postgres from 'postgres'
import { worldDigest } from './factories/digest'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'
import { type FoundForm, filledWith, formsOf, hostile } from './hostile/forms'
import { outcomeOf, shown, textFields } from './hostile/outcome'
import { pages } from './hostile/pages'

/**
 * Every form of these pages is sent everything that no form wants: never a failure of ours, never markup that runs.
 * Where it is refused nothing is stored and every word is still in its field.
 */
const takesAway = ({ action }: FoundForm): boolean =>
  /\/(remove|withdraw|deactivate|continue|change)$/.test(action)

/** A refusal is shown on a page, and that a part of a guide was opened is put down at each look: nobody's post stored it */
const storedIn = async (sql: postgres.Sql, world: World): Promise<string[]> =>
  (await worldDigest(sql, world)).filter((line) => !line.includes(' guide_opening '))

for (const [who, address] of pages) {
  const name = address({ ours: { patients: [{}, {}] } } as unknown as World).replaceAll('undefined', '…')
  test(`${who} sends nonsense from ${name}`, async ({ page, context, signedIn, sql, baseURL }) => {
    const world = await makeWorld(databaseUrl())
    const { clinician, administrator, patients } = world.ours
    const emails = {
      nobody: '',
      clinician: clinician.email,
      administrator: administrator.email,
      patient: patients[0].email,
    }
    const here = address(world)
    if (emails[who]) await signedIn(context, emails[who])
    await page.goto(here)
    const forms = (await formsOf(page))
      .filter(({ action }) => !action.endsWith('/sign-out'))
      // what takes the page's things away goes last
      .toSorted((one, other) => Number(takesAway(one)) - Number(takesAway(other)))
    expect(forms.length, `a form on ${here}`).toBeGreaterThan(0)
    for (const form of forms) {
      const refusals: string[] = []
      for (const [what, value] of Object.entries(hostile)) {
        const before = await storedIn(sql, world)
        const answer = await page.request.post(form.action, {
          headers: { Origin: baseURL ?? '', 'Content-Type': 'application/x-www-form-urlencoded' },
          data: filledWith(form, value, what.startsWith('a list')).toString(),
        })
        const seen = `${what} to ${form.action}: ${answer.status()} ${answer.url()}`
        expect([200, 404, 413], seen).toContain(answer.status())
        const html = await answer.text()
        expect(html, seen).not.toContain('<script>document.title')
        expect(html, seen).not.toContain('onerror="document')
        expect(html, seen).not.toContain('Something went wrong on our side')
        const outcome = await outcomeOf(page, html, form)
        if (answer.ok() && !outcome.refuses) continue
        refusals.push(what)
        expect(await storedIn(sql, world), `stored although refused: ${seen}`).toEqual(before)
        if (!answer.ok()) continue
        for (const field of textFields(form))
          expect(shown(outcome.texts[field]), `${field} after ${seen}`).toBe(shown(value))
      }
      if (textFields(form).length > 0)
        expect(refusals, `${form.action} takes a text of any length`).toContain('far too long')
    }
  })
}
