/** A page of ours at a phone's width, whatever the window's */
export function PhoneFrame({ src, title }: { src: string; title: string }) {
  return (
    <iframe
      src={src}
      title={title}
      loading="lazy"
      className="block h-[min(760px,80dvh)] w-full max-w-[392px] rounded-soft border-2 border-edge bg-paper"
    />
  )
}
