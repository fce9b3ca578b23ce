import Link from 'next/link'

/** Back and on through a list; nothing where it fits on one page. `href` makes the address of a page. */
export function Pagination({
  page,
  pages,
  href,
}: {
  page: number
  pages: number
  href: (page: number) => string
}) {
  if (pages <= 1) return null
  const step = (to: number, words: string) =>
    to < 1 || to > pages ? null : (
      <Link href={href(to)} prefetch={false} className="inline-flex min-h-[40px] items-center">
        {words}
      </Link>
    )
  return (
    <nav aria-label="Pages" className="mt-2 flex items-center gap-3">
      {step(page - 1, 'Previous')}
      <span className="text-quiet">
        Page {page} of {pages}
      </span>
      {step(page + 1, 'Next')}
    </nav>
  )
}
