import './counted-words.css'

/** For the form whose boxes are counted */
export const countsThings = '[counter-reset:things_minutes]'

/** "4 things", for the boxes ticked before this place */
export const CountedThings = () => <span className="counted-things" />

/** "20", the minutes of what is ticked before this place */
export const CountedMinutes = () => <span className="counted-minutes" />
