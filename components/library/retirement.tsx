import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'

type Props = { here: string; isRetired: boolean; what: 'guide' | 'questions' }

/** Takes something of the clinic's own off the shelf, or puts it back */
export function Retirement({ here, isRetired, what }: Props) {
  if (isRetired)
    return (
      <form method="post" action={`${here}/return`}>
        <Button size="clinic" look="secondary">
          Use it again
        </Button>
      </form>
    )
  return (
    <Disclosure summary={what === 'guide' ? 'Retire this guide' : 'Retire these questions'}>
      <p className="measure">
        {what === 'guide'
          ? 'Nobody can be assigned it any more. Whoever has it already can read it. You can put it back.'
          : 'Nobody can be assigned them any more. Whoever has them already can finish, and every answer stays. You can put them back.'}
      </p>
      <form method="post" action={`${here}/retire`} className="mt-1">
        <Button size="clinic" look="warning">
          Retire
        </Button>
      </form>
    </Disclosure>
  )
}
