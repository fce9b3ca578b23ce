import { Notice } from '@/components/ui/notice'
import { CopyLink } from './copy-link'

/** A link to hand over, since no mail went out. Selected with one tap; it is not shown again. */
export function HandedLink({ link, to }: { link: string; to: string }) {
  return (
    <Notice title={`Hand this link to ${to}`} saying>
      <p>No mail was sent. The link works once, for 7 days. It is shown here only now.</p>
      <p className="my-1 select-all break-all rounded-soft border-2 border-edge bg-raised px-1 py-0.5 font-semibold">
        {link}
      </p>
      <CopyLink link={link} />
    </Notice>
  )
}
