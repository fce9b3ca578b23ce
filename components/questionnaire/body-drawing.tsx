import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import './body-drawing.css'

/** One half of the figure, the viewer's left; the other is its mirror. No area: only drawn to make the figure whole. */
const limbs = {
  upperArm: 'M33 57Q25 59 23 70L19.5 96L32 98L36 72Z',
  elbow: 'M19.3 97.5L31.8 99.5L30.3 109.5L17.8 107.5Z',
  forearm: 'M17.6 109L30 111L24.5 138L14.5 136Z',
  hand: 'M14.3 137.5L24.3 139.5Q26.5 148 24 155Q20 162 15 158Q10.5 150 14.3 137.5Z',
  thigh: 'M38.5 141Q52 149 59 153.5L57 196L42 196Q36 168 38.5 141Z',
  knee: 'M42 197.5L57 197.5L56.5 208L42.5 208Z',
  lowerLeg: 'M42.5 209.5L56.5 209.5Q57 234 54.5 256L45.5 256Q40.5 230 42.5 209.5Z',
  foot: 'M45.5 257.5L54.5 257.5L56 268Q48 275 39 270Q40 263 45.5 257.5Z',
}
const trunk = {
  chest: 'M52.5 50L67.5 50Q81 52 86 58L84 92L36 92L34 58Q39 52 52.5 50Z',
  belly: 'M36 93.5L84 93.5L82.5 128L37.5 128Z',
  groin: 'M37.5 129.5L82.5 129.5L81 140Q67 148 60 152Q53 148 39 140Z',
  buttocks: 'M37.5 129.5L82.5 129.5L82 146Q72 154 60 149Q48 154 38 146Z',
  neck: 'M53 39L67 39L67.5 49L52.5 49Z',
}

function Part({ d, area }: { d: string; area?: string | undefined }) {
  return <path d={d} data-area={area} />
}

function Figure({ at, mirrored, children }: { at: number; mirrored: boolean; children: ReactNode }) {
  // seen from the front, a person's right is on the viewer's left
  const [near, far] = mirrored ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const limb = (part: keyof typeof limbs, name?: string) => (
    <g key={part}>
      <Part d={limbs[part]} area={name && `${near}-${name}`} />
      <g transform="translate(120 0) scale(-1 1)">
        <Part d={limbs[part]} area={name && `${far}-${name}`} />
      </g>
    </g>
  )
  return (
    <g transform={`translate(${at} 0)`}>
      {limb('upperArm', 'upper-arm')}
      {limb('elbow', mirrored ? undefined : 'inner-elbow')}
      {limb('forearm', 'forearm')}
      {limb('hand', 'hand')}
      {limb('thigh', 'thigh')}
      {limb('knee', mirrored ? 'back-of-knee' : undefined)}
      {limb('lowerLeg', 'lower-leg')}
      {limb('foot', 'foot')}
      {children}
    </g>
  )
}

/**
 * Front and back beside the list of areas. The list is the control; the drawing shows what is picked there by CSS alone,
 * with a pattern, and is hidden from screen readers, which have the list. A tap on it ticks the box, with JavaScript.
 */
export function BodyDrawing() {
  const t = useTranslations('questionnaire.body')
  return (
    <div aria-hidden="true" data-body>
      <svg
        viewBox="-10 0 290 296"
        className="mx-auto block w-full max-w-[424px] overflow-visible"
        fill="none"
        role="presentation"
      >
        <defs>
          <pattern
            id="picked"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" className="fill-wash" />
            <rect width="2.6" height="5" className="fill-accent" />
          </pattern>
        </defs>
        <g strokeWidth="1.2" strokeLinejoin="round" className="fill-raised stroke-edge">
          <Figure at={0} mirrored={false}>
            <Part d={trunk.neck} area="neck" />
            <Part d={trunk.chest} area="chest" />
            <Part d={trunk.belly} area="belly" />
            <Part d={trunk.groin} area="groin" />
            <Part d="M44.5 20Q60 12 75.5 20A15.5 19 0 0 1 44.5 20Z" area="face" />
            <Part d="M44.5 19Q46 4 60 4Q74 4 75.5 19Q60 10.5 44.5 19Z" area="scalp" />
            <Part
              d="M50 23.5Q53.5 20.5 57 23.5Q53.5 26.5 50 23.5ZM63 23.5Q66.5 20.5 70 23.5Q66.5 26.5 63 23.5Z"
              area="eyelids"
            />
          </Figure>
          <Figure at={150} mirrored>
            <Part d={trunk.neck} area="neck" />
            <Part d={trunk.chest} area="upper-back" />
            <Part d={trunk.belly} area="lower-back" />
            <Part d={trunk.buttocks} area="buttocks" />
            <Part d="M44.5 19Q46 4 60 4Q74 4 75.5 19Q76 36 60 39Q44 36 44.5 19Z" area="scalp" />
          </Figure>
        </g>
        <g textAnchor="middle" fontSize="11" className="fill-quiet stroke-none">
          <text x="13" y="176">
            {t('right')}
          </text>
          <text x="107" y="176">
            {t('left')}
          </text>
          <text x="163" y="176">
            {t('left')}
          </text>
          <text x="257" y="176">
            {t('right')}
          </text>
          <text x="60" y="291" fontWeight="700">
            {t('front')}
          </text>
          <text x="210" y="291" fontWeight="700">
            {t('back')}
          </text>
        </g>
      </svg>
    </div>
  )
}
