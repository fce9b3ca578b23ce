import { kill } from './kill.mjs'

/** Every drill by its name; `on` is what is special about the ground it takes place on */
export const drills = {
  kill: { drill: kill },
}
