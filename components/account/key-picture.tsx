import { create } from 'qrcode'

/** Light around it, as the readers want it, in modules */
const MARGIN = 4

/** A text as a QR code that a phone's camera reads: dark on light whatever the screen's colours are. */
export function KeyPicture({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * MARGIN
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-[232px] rounded-soft border-2 border-edge bg-code-light"
    >
      <path className="fill-code-dark" d={outline(modules.data, modules.size)} />
    </svg>
  )
}

/** One rectangle for each run of dark modules in a row */
function outline(data: Uint8Array, size: number): string {
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let run = 0
      while (x + run < size && data[y * size + x + run]) run += 1
      if (run > 0) path += `M${x + MARGIN} ${y + MARGIN}h${run}v1h-${run}z`
      x += run
    }
  return path
}
