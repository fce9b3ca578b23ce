import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'

/** Takes a questionnaire of the clinic off the shelf, or puts it back */
export function Retirement({ here, isRetired }: { here: string; isRetired: boolean }) {
  if (isRetired)
    return (
      <form method="post" action={`${here}/return`}>
        <Button size="clinic" look="secondary">
          Use it again
        </Button>
      </form>
    )
  return (
    <Disclosure summary="Retire these questions">
      <p className="measure">
        Nobody can be assigned them any more. Whoever has them already can finish, and every answer stays. You
        can put them back.
      </p>
      <form method="post" action={`${here}/retire`} className="mt-1">
        <Button size="clinic" look="warning">
          Retire
        </Button>
      </form>
    </Disclosure>
  )
}
