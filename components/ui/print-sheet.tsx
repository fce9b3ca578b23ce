import type { ReactNode } from 'react'

/** What is printed says on each sheet whose it is: browsers repeat a table's head, and nothing else they all repeat */
export function PrintSheet({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <table role="presentation" className="block w-full print:table">
      <thead className="hidden print:table-header-group">
        <tr>
          <td className="pb-2 text-small">{head}</td>
        </tr>
      </thead>
      <tbody className="block print:table-row-group">
        <tr className="block print:table-row">
          <td className="block print:table-cell">{children}</td>
        </tr>
      </tbody>
    </table>
  )
}
