/** Counters count ticked boxes without script; the style turns a count into words: "1 thing", "4 things" */
const words = ['nothing', '1 thing', ...Array.from({ length: 98 }, (_, n) => `${n + 2} things`)]
const style = `@counter-style counted-things { system: fixed 0; symbols: ${words.map((word) => `"${word}"`).join(' ')}; }
.counted-things::before { content: counter(things, counted-things); }
.counted-minutes::before { content: counter(minutes); }`

/** Put once inside the form that has `countsThings` */
export function CountedStyle() {
  return <style>{style}</style>
}

/** For the form whose boxes are counted */
export const countsThings = '[counter-reset:things_minutes]'

/** "4 things", for the boxes ticked before this place */
export const CountedThings = () => <span className="counted-things" />

/** "20", the minutes of what is ticked before this place */
export const CountedMinutes = () => <span className="counted-minutes" />
