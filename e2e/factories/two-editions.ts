import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import sharp from 'sharp'
import type { World } from './world'

/** A guide of our clinic's own in English and Spanish, with a block of two paragraphs, a list, a picture and a hard word in each */
const words = {
  en: {
    ...{ title: 'How to look after your hands', summary: 'What helps, and when to call.' },
    ...{ call: 'When to call', key: 'A cracked hand can get infected.', wash: 'How to wash' },
    ...{ first: 'Call us the same day.', second: 'Say that your hand hurts.', topic: 'Pus on a hand' },
    ...{
      question: 'Ana has pus on a thumb. What now?',
      again: 'It hurts more. What now?',
      right: 'She calls.',
      wrong: 'She waits a week.',
    },
    ...{ why: 'It can spread while she waits.', soap: 'Use what dries less:', items: ['oil', 'cream soap'] },
    ...{ later: 'Then put on the cream for your eczema.', changed: 'Call us within the hour.' },
    ...{ keepOn: 'Wash with what dries less.', other: 'Soap', alt: 'Oil on a brown hand' },
  },
  es: {
    ...{ title: 'Cómo cuidar sus manos', summary: 'Qué ayuda y cuándo llamar.' },
    ...{ call: 'Cuándo llamar', key: 'Una mano con grietas se puede infectar.', wash: 'Cómo lavarse' },
    ...{ first: 'Llámenos el mismo día.', second: 'Diga que le duele la mano.', topic: 'Pus en una mano' },
    ...{
      question: 'Ana tiene pus en un pulgar. ¿Qué hace?',
      again: 'Le duele más. ¿Qué hace?',
      right: 'Llama.',
      wrong: 'Espera una semana.',
    },
    ...{ why: 'Se puede extender mientras espera.', soap: 'Use lo que reseca menos:' },
    ...{ items: ['aceite', 'jabón en crema'], later: 'Después póngase la crema para el eccema.' },
    ...{
      changed: 'Llámenos en menos de una hora.',
      keepOn: 'Lávese con lo que reseca menos.',
      other: 'Jabón',
      alt: 'Aceite en una mano morena',
    },
  },
} as const

type Language = keyof typeof words

function text(slug: string, language: Language, isChanged: boolean): string {
  const said = words[language]
  const check = (id: string, section: string, topic: string, question: string) =>
    `  - {id: ${id}, section: ${section}, passage: ${section}-list, topic: "${topic}", question: "${question}", options: [{id: yes, text: "${said.right}", correct: true, explanation: "${said.second}"}, {id: no, text: "${said.wrong}", explanation: "${said.why}"}]}`
  return `---
id: ${slug}
title: "${said.title}"
summary: "${said.summary}"
language: ${language}
version: 1.${isChanged ? 1 : 0}.0
order: 100
minutes: 2
lastReviewed: 2026-11-02
reviewer: Dr Okafor
nextGuides: []
suggests: []
sources:
  - {id: one, title: A source, publisher: Somebody, year: 2025, url: https://example.org/}
reviewerNotes: []
checks:
${check('pus', 'call', said.topic, said.question)}
${check('soap', 'wash', said.other, said.again)}
---

## ${said.call} {#call}

:::key
${said.key}
:::

:::safety{#call-list}
${isChanged ? said.changed : said.first}[^one]

${said.second}
:::

## ${said.wash} {#wash}

:::key
${said.keepOn}
:::

${said.soap}

${said.items.map((item) => `- ${item}`).join('\n')}

::picture{name="oiled-hand" alt="${said.alt}"}

:::passage{#wash-list}
${said.later}
:::
`
}

type Published = { guideId: string; slug: string; picture: string; editions: Record<Language, string> }

/** Puts it on our clinic's shelf in both languages */
export async function publishTwoEditions(url: string, { ours }: World): Promise<Published> {
  const { clinicId, clinician } = ours
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const slug = `hands-${randomUUID().slice(0, 8)}`
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#863' } })
    .jpeg()
    .toBuffer()
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      const [picture] = await tx`
        insert into guide_picture (clinic_id, name, width, height, bytes, added_by, adder_name)
        values (${clinicId}, 'oiled-hand', 40, 30, ${bytes}, ${clinician.accountId}, 'Dr Shah') returning id`
      const [guide] = await tx`
        insert into guide (clinic_id, slug, position) values (${clinicId}, ${slug}, 100) returning id`
      const made = { guideId: String(guide?.id), slug, picture: `/pictures/${picture?.id}` }
      const [en, es] = [await publish(tx, made, 'en', false), await publish(tx, made, 'es', false)]
      return { ...made, editions: { en, es } }
    })
  } finally {
    await sql.end()
  }
}

/** The one in this language for our first patient's visit; gives the assignment's id */
export async function assignEdition(
  url: string,
  { ours }: World,
  { guideId, editions }: Published,
  language: Language,
): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [{ patientId, appointmentId }] = ours.patients
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
      const [row] = await tx`
        insert into assignment (clinic_id, patient_id, appointment_id, guide_id, guide_version_id, assigned_by)
        values (${ours.clinicId}, ${patientId}, ${appointmentId}, ${guideId}, ${editions[language]}, ${ours.clinician.accountId})
        returning id`
      return String(row?.id)
    })
  } finally {
    await sql.end()
  }
}

/** A second version in both languages, whose safety text says something else; gives the Spanish one's id */
export async function changeSafetyText(url: string, { ours }: World, of: Published): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
      await publish(tx, of, 'en', true)
      return publish(tx, of, 'es', true)
    })
  } finally {
    await sql.end()
  }
}

async function publish(
  tx: postgres.TransactionSql,
  { guideId, slug, picture }: Omit<Published, 'editions'>,
  language: Language,
  isChanged: boolean,
): Promise<string> {
  const revision = isChanged ? 2 : 1
  const { title, summary } = words[language]
  const [row] = await tx`
    insert into guide_version (guide_id, language, revision, version, title, summary, minutes, hash, source, pictures, reviewed_on)
    values (${guideId}, ${language}, ${revision}, ${`1.${revision - 1}.0`}, ${title}, ${summary}, 2,
      ${`${slug} ${language} ${revision}`}, ${text(slug, language, isChanged)}, ${tx.json({ 'oiled-hand': picture })}, '2026-11-02') returning id`
  return String(row?.id)
}
