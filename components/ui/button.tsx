import Link from 'next/link'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

const look = {
  primary: 'bg-accent text-on-accent border-2 border-accent hover:bg-accent-deep hover:border-accent-deep',
  secondary: 'bg-raised text-accent border-2 border-edge hover:border-accent',
  warning: 'bg-raised text-urgent border-2 border-urgent hover:bg-urgent-wash',
  plain: 'text-accent underline underline-offset-4 hover:decoration-[3px] border-2 border-transparent',
}

const size = {
  /** 48 px high: for fingers */
  patient: 'min-h-[48px] px-3 py-1 text-body font-semibold',
  /** 32 px and up: for a mouse */
  clinic: 'min-h-[36px] px-2 text-clinic font-semibold',
}

type Look = { look?: keyof typeof look; size?: keyof typeof size }

const shape = (props: Look): string =>
  `inline-flex items-center justify-center rounded-soft cursor-pointer text-center no-underline ${look[props.look ?? 'primary']} ${size[props.size ?? 'patient']}`

/** Says what happens. One primary a screen. */
export function Button({
  look: l = 'primary',
  size: s = 'patient',
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return <button type="submit" {...rest} className={`${shape({ look: l, size: s })} ${className}`} />
}

export function ButtonLink({
  href,
  children,
  look: l = 'primary',
  size: s = 'patient',
}: { href: string; children: ReactNode } & Look) {
  return (
    <Link href={href} prefetch={false} className={shape({ look: l, size: s })}>
      {children}
    </Link>
  )
}
