type Props = { by: string; on: string; licence: string; differences: readonly string[] }

/** Who brought a questionnaire in from elsewhere, on what licence, and what of it looks different here */
export function BroughtIn({ by, on, licence, differences }: Props) {
  return (
    <section>
      <h2 className="border-b border-rule pb-1 text-[1.125rem] font-bold">From elsewhere</h2>
      <p className="mt-1">
        Brought in by <bdi>{by}</bdi> on {on}, under: <bdi className="wrap-anywhere">{licence}</bdi>
      </p>
      {differences.length > 0 ? (
        <>
          <h3 className="mt-2 font-semibold">Different here, as was accepted</h3>
          <ul className="mt-0.5 list-disc pl-3 text-small wrap-anywhere">
            {differences.map((one) => (
              <li key={one} className="mt-0.5">
                {one}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
