'use client'

import { useEffect } from 'react'

const box = (element: EventTarget | null): HTMLInputElement | null =>
  element instanceof HTMLInputElement && element.type === 'checkbox' ? element : null

/**
 * What makes choices quicker to give and is checked again on the server: "none of these" and "I'm not sure" stand alone,
 * a topic that is picked takes the next place, own words tick their box, a tap on the drawing ticks its area.
 */
export function ChoiceHabits({ formId }: { formId: string }) {
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!form) return
    const stop = new AbortController()
    const { signal } = stop
    form.addEventListener('change', (event) => standAlone(event.target), { signal })
    form.addEventListener('change', (event) => takePlace(event.target), { signal })
    form.addEventListener('input', (event) => pickOwnWords(event.target), { signal })
    form.addEventListener('click', (event) => tapArea(event.target), { signal })
    return () => stop.abort()
  }, [formId])
  return null
}

function standAlone(target: EventTarget | null): void {
  const changed = box(target)
  const question = changed?.closest<HTMLElement>('[data-link-id]')
  if (!changed?.checked || !question) return
  const exclusive: unknown[] = JSON.parse(question.dataset.exclusive ?? '[]')
  const isAlone = ({ name, value }: HTMLInputElement) =>
    exclusive.includes(value) || value.startsWith('absent.') || name.endsWith('.absent')
  for (const other of question.querySelectorAll('input')) {
    const isOther = box(other) && other !== changed
    if (isOther && (isAlone(changed) || isAlone(other))) other.checked = false
  }
}

function takePlace(target: EventTarget | null): void {
  const changed = box(target)
  const list = changed?.closest('[data-ranking]')
  const place = changed?.closest('.group')?.querySelector('select')
  if (!changed || !list || !place) return
  const taken = [...list.querySelectorAll('select')].map((select) => Number(select.value))
  if (changed.checked) {
    if (place.value === '') place.value = String(Math.max(0, ...taken) + 1)
    return
  }
  const left = Number(place.value)
  place.value = ''
  for (const select of list.querySelectorAll('select'))
    if (left > 0 && Number(select.value) > left) select.value = String(Number(select.value) - 1)
}

function pickOwnWords(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || !target.dataset.picks || target.value === '') return
  const question = target.closest('[data-link-id]')
  const choice = question?.querySelector<HTMLInputElement>(`input[value="${target.dataset.picks}"]`)
  if (choice && !choice.checked) choice.click()
}

function tapArea(target: EventTarget | null): void {
  if (!(target instanceof SVGElement) || !target.dataset.area) return
  const question = target.closest('[data-link-id]')
  question?.querySelector<HTMLInputElement>(`input[value="${target.dataset.area}"]`)?.click()
}
