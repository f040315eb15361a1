import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import type { Guide } from '@strongroom/api-client'
import { CopyButton } from '../../../ui/copy-button.tsx'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXXL },
  action: { paddingBlock: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
})

/** Every click in the admin center; what is to be typed can be copied. */
export function GuidePortal({ parts }: { readonly parts: Guide['portal'] }) {
  const styles = useStyles()
  return parts.map(({ title, actions }) => (
    <div key={title}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <ol className={styles.list}>
        {actions.map(({ kind, label, value, text }) => (
          <li key={`${kind} ${label} ${text}`} className={styles.action}>
            {text}{' '}
            {value !== undefined && (kind === 'fill' || kind === 'search' || kind === 'open') ? (
              <CopyButton text={value} what={value.length > 40 ? 'this' : value} />
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  ))
}
