import { findBrowser } from '../bin/test/browser.mjs'
import { count } from './count.mjs'
import { insist, QUESTIONS } from './patient.mjs'
import { serverBehindTls } from './servers.mjs'

const TEN_MINUTES = 10 * 60_000

/**
 * A real browser that is cut off at every question: each answer is given without a connection. Then the connection is back after a
 * moment, or after ten minutes by the page's own clock, or the tab is killed and another is opened. What was typed arrives, once; it is
 * counted as acknowledged because the page said that it is kept.
 */
export async function network(ground, { patients = 24, say }) {
  const { site } = await serverBehindTls(ground)
  const { chromium } = await import('playwright')
  const isRoot = process.getuid?.() === 0
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
    ],
  })
  const said = []
  const cuts = { briefly: 0, 'ten minutes': 0, 'tab killed': 0, 'ten minutes and killed': 0 }
  try {
    for (const [nth, person] of (await ground.people(patients)).entries()) {
      await insist(site, person, `/questions/${person.assignmentId}/start`, { who: 'patient' })
      said.push(await cutOffPatient({ site, browser, person, nth, cuts, ground }))
      if (nth % 5 === 4) say(`${nth + 1} patients`)
    }
  } finally {
    await browser.close()
  }
  return {
    ...(await count(ground.superuser, said)),
    cuts: Object.values(cuts).reduce((all, one) => all + one, 0),
    notes: [
      Object.entries(cuts)
        .map(([kind, times]) => `${kind}: ${times}`)
        .join(', '),
    ],
  }
}

async function cutOffPatient({ site, browser, person, nth, cuts, ground }) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const [name, value] = person.cookie.split('=')
  await context.addCookies([{ name, value, url: site.base, secure: true, httpOnly: true }])
  const kinds = Object.keys(cuts)
  const said = { person, answers: {}, saves: 0, sent: false }
  let tab = await opened(context, site, person)
  for (const [at, question] of QUESTIONS.entries()) {
    const kind = kinds[(nth + at) % kinds.length]
    const answer = at === 0 ? String((nth * 7) % 11) : `${question} of patient ${nth}, “kept”`
    if (kind.startsWith('ten')) await tab.clock.install()
    await context.setOffline(true)
    await type(tab, question, answer)
    await tab.getByText('kept on this device').waitFor({ timeout: 30_000 })
    if (kind.startsWith('ten')) await tab.clock.fastForward(TEN_MINUTES)
    if (kind.endsWith('killed')) {
      await tab.close({ runBeforeUnload: false })
      await context.setOffline(false)
      tab = await opened(context, site, person)
    } else await context.setOffline(false)
    await stored(ground, person, question)
    if (kind.endsWith('killed')) await readAgain(tab, question, answer)
    said.answers[question] = answer
    said.saves += 1
    cuts[kind] += 1
    // a clock that was moved stays with its tab, and one that has sent what was kept reads itself again at some moment
    if (kind !== 'briefly') {
      await tab.close()
      tab = await opened(context, site, person)
    }
  }
  const [{ revision }] = await ground.superuser`
    select revision from questionnaire_response where assignment_id = ${person.assignmentId}`
  await context.close()
  await insist(site, person, `/questions/${person.assignmentId}/send`, { revision })
  said.sent = true
  return said
}

/** A page of the questions whose script has taken over */
async function opened(context, site, person) {
  const tab = await context.newPage()
  for (;;) {
    try {
      await tab.goto(`${site.base}/questions/${person.assignmentId}/1`)
      await tab.locator('#question input[name=load]').waitFor({ state: 'attached', timeout: 30_000 })
      return tab
    } catch (error) {
      // one that sends what was kept reads itself again, which may cut this off
      if (!/interrupted|ERR_ABORTED/.test(String(error))) throw error
    }
  }
}

async function type(tab, question, answer) {
  const radio = tab.locator(`input[type=radio][name="a.${question}"][value="${answer}"]`)
  if (await radio.count()) await radio.check({ force: true })
  else await tab.locator(`[name="a.${question}"]`).fill(answer)
}

/**
 * A page that sent what an earlier one had kept reads itself again, and then has it from the server. Closed while it does so, a
 * tab of Chromium does not always say that it is closed.
 */
async function readAgain(tab, question, answer) {
  await tab.waitForFunction(
    ([name, value]) =>
      [...document.getElementsByName(name)].some((field) =>
        field.type === 'radio' ? field.value === value && field.defaultChecked : field.defaultValue === value,
      ),
    [`a.${question}`, answer],
  )
  await tab.waitForLoadState()
}

/** PostgreSQL is asked, not the page: what it says was tried in its own tests */
async function stored(ground, person, question) {
  const began = performance.now()
  for (;;) {
    const [row] = await ground.superuser`
      select from questionnaire_response r where r.assignment_id = ${person.assignmentId} and r.answers ? ${question}`
    if (row) return
    if (performance.now() - began > 60_000)
      throw new Error(`${question} of ${person.assignmentId} did not arrive`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
