import Link from 'next/link'

export const ShowAll = () => (
  <Link href="/library" prefetch={false} className="underline">
    Show all
  </Link>
)

export function LibraryNothing({ search, isEmpty }: { search: string; isEmpty: boolean }) {
  return (
    <div className="measure mt-4">
      <h2 className="text-[1.125rem] font-bold">{isEmpty ? 'The library is empty' : 'Nothing found'}</h2>
      <p>
        {isEmpty ? (
          'Whoever runs the portal fills it with one command, which its operations guide names.'
        ) : (
          <>
            {search ? (
              <>
                No title, summary or subject has “<bdi>{search}</bdi>” in it, as narrowed down above. Try one
                word of it.
              </>
            ) : (
              'Nothing in the library is for that language, age and ease.'
            )}{' '}
            <ShowAll />
          </>
        )}
      </p>
    </div>
  )
}
