import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

/** A link to hand over, since no mail went out. Selected with one tap; it is not shown again. */
export function HandedLink({ link, to }: { link: string; to: string }) {
  return (
    <Notice title={`Hand this link to ${to}`} saying>
      <p>No mail was sent. The link works once, for 7 days. It is shown here only now.</p>
      <p className="my-1 select-all break-all rounded-soft border-2 border-edge bg-raised px-1 py-0.5 font-semibold">
        {link}
      </p>
      <CopyButton
        text={link}
        label="Copy the link"
        copied="Copied"
        refused="Not copied: select the link instead"
      />
    </Notice>
  )
}
