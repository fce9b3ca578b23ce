type Props = { addresses: readonly string[]; of: string }

/** The pictures of an answer, small; each opens in full on a page of its own */
export function Pictures({ addresses, of }: Props) {
  if (addresses.length === 0) return null
  return (
    <span className="mt-0.5 flex flex-wrap gap-1 print:hidden">
      {addresses.map((address, at) => (
        <a key={address} href={`${address}/full`} target="_blank" rel="noreferrer">
          <Thumbnail address={address} words={`${of} ${at + 1}`} />
        </a>
      ))}
    </span>
  )
}

export function Thumbnail({ address, words }: { address: string; words: string }) {
  return (
    <img
      src={`${address}/thumbnail`}
      alt={words}
      loading="lazy"
      className="h-[96px] w-[96px] rounded-soft border border-edge object-cover"
    />
  )
}
