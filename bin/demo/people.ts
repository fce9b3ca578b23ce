/** Somebody made up. Ages hold at whatever day the demo clinic is made. */
export type Person = {
  givenName: string
  familyName: string
  age: number
  /** Month and day of birth */
  born: string
  /** Whether pregnancy can apply */
  childbearing: boolean
  language: 'en' | 'es'
}

const person = (line: string): Person => {
  const [givenName = '', familyName = '', age = '', born = '', more = ''] = line
    .split('|')
    .map((part) => part.trim())
  return {
    givenName,
    familyName,
    age: Number(age),
    born,
    childbearing: more.includes('c'),
    language: more.includes('es') ? 'es' : 'en',
  }
}

/** The first thirteen have a visit today and a story of their own in today.ts */
export const people: readonly Person[] = `
Maria | Delgado-Whitcombe | 52 | 03-04 | es
Harold | Osei | 71 | 09-30
ליאורה | בן־דוד | 34 | 12-02 | c
Tomás | Ferreira | 29 | 06-17
Denise | Kowalczyk | 46 | 01-22
Noah | Lindqvist | 8 | 05-09
Priya | Raman | 25 | 08-13 | c
Walter | Beckett | 63 | 10-05
Aisha | Bello | 31 | 02-27 | c
Maria | Lopez | 45 | 03-04 | es
Maria | Lopez | 32 | 11-19 | c
Siobhán | O’Brien-D’Arcy | 38 | 07-01 | c
Maximiliana Theodora Alexandrina | von Hohenstauffen-Weatherbridge y Castellanos | 57 | 04-14
Robin 🌻 | Park | 22 | 09-09 | c
ليلى | الرشيد | 41 | 01-15 | c
王 | 秀英 | 66 | 02-08
Li | Xu | 19 | 12-24
Grace | Mwangi | 27 | 03-30 | c
Eleanor | Fitzgerald | 91 | 06-02
Theo | Nakamura | 1 | 10-11
Amelia | Brandt | 5 | 07-21
Mateo | Herrera | 11 | 02-14 | es
Zoe | Papadopoulos | 13 | 05-28
Samir | Haddad | 15 | 11-03
Chloe | Dubois | 17 | 08-19 | c
Isaac | Feldman | 20 | 04-06
Jasmine | Okonkwo | 23 | 10-30 | c
Dmitri | Volkov | 24 | 01-09
Freya | Nilsson | 26 | 09-12 | c
Kwame | Asante | 28 | 06-25
Hannah | Weiss | 30 | 03-16 | c
Rafael | Moreira | 33 | 12-12 | es
Yuki | Tanaka | 35 | 05-05 | c
Callum | MacLeod | 36 | 07-29
Fatima | Zahra | 37 | 02-02 | c
Owen | Pritchard | 39 | 11-27
Beatriz | Santos | 40 | 08-08 | c es
Viktor | Horvat | 42 | 10-19
Naomi | Adler | 43 | 01-31 | c
Desmond | Clarke | 44 | 04-23
Ingrid | Solberg | 47 | 06-14 | c
Paolo | Ricci | 48 | 09-03
Miriam | Goldstein | 49 | 12-29
Tyrone | Jackson | 50 | 03-11
Agnieszka | Nowak | 51 | 05-20
Liam | Gallagher | 53 | 02-19
Sunita | Patel | 54 | 07-07
George | Stavros | 55 | 11-11
Lorraine | Baptiste | 56 | 08-26
Henrik | Johansen | 58 | 10-02
Carmen | Ortiz | 59 | 01-05 | es
Bogdan | Ionescu | 60 | 04-30
Ruth | Abernathy | 62 | 06-09
Emeka | Nwosu | 64 | 09-18
Marguerite | Lavoie | 67 | 12-07
Stanley | Whitfield | 69 | 03-25
Rosa | Jiménez | 73 | 05-13 | es
Arthur | Pemberton | 76 | 07-16
Ilse | Baumgartner | 80 | 02-22
Joseph | O’Malley | 84 | 10-27
`
  .trim()
  .split('\n')
  .map(person)

/** The day somebody was born who is that old today ("2026-11-23"), as "1981-03-04" */
export function birthDate({ age, born }: Person, today: string): string {
  const isToCome = born > today.slice(5)
  return `${Number(today.slice(0, 4)) - age - (isToCome ? 1 : 0)}-${born}`
}
