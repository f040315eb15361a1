import { makeStyles, tokens } from '@fluentui/react-components'
import type { RepositoryHealth } from '@strongroom/api-client'
import { formatCount } from '../../../ui/format.ts'

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    maxHeight: '12rem',
    overflow: 'auto',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  summary: { cursor: 'pointer' },
})

/** Which restore points and objects an alert is about; folded, for whoever wants to know. */
export function AffectedList({ alert }: { readonly alert: RepositoryHealth['alerts'][number] }) {
  const styles = useStyles()
  const { restorePoints, objects } = alert
  if (restorePoints.length + objects.length === 0) return null
  const counts = [
    restorePoints.length === 0 ? '' : formatCount(restorePoints.length, 'restore point'),
    objects.length === 0 ? '' : formatCount(objects.length, 'object'),
  ].filter((text) => text !== '')
  return (
    <details>
      <summary className={styles.summary}>{counts.join(', ')}</summary>
      <ul className={styles.list} aria-label="What it is about" tabIndex={0}>
        {[...restorePoints.map((id) => `restore point ${id}`), ...objects].map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  )
}
