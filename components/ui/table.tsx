import type { ReactNode } from 'react'

/** `width` is a class such as w-[20%]; those without share what is left, so that tables under each other line up */
export type Column = { name: string; width?: string }

/**
 * A table that becomes a stack of blocks on a narrow screen: each cell then says its column itself. Rules between
 * rows, none between columns; figures line up.
 */
export function Table({
  caption,
  columns,
  children,
}: {
  caption: ReactNode
  columns: readonly Column[]
  children: ReactNode
}) {
  return (
    <table className="w-full table-fixed border-collapse tabular-nums max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b-2 border-ink text-small">
          {columns.map(({ name, width = '' }) => (
            <th key={name} scope="col" className={`py-0.5 pe-2 text-start font-semibold last:pe-0 ${width}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}

export function Row({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <tr className={`cells border-b border-rule max-md:block max-md:py-1 ${className}`}>{children}</tr>
}

/** What the row is about: the first thing read out of it */
export function RowHead({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <th scope="row" className={`text-start font-normal ${className}`}>
      {children}
    </th>
  )
}

/** `label` stands before the words where the column's heading is not in sight */
export function Cell({
  label,
  children,
  className,
}: {
  label?: string
  children?: ReactNode
  className?: string
}) {
  return (
    <td className={className}>
      {label && children ? <span className="text-quiet md:hidden">{label}: </span> : null}
      {children}
    </td>
  )
}
