import { Badge, makeStyles } from '@fluentui/react-components'

/** How well something stands; never by colour alone: the word is always there. */
export type Standing = 'good' | 'busy' | 'warning' | 'bad' | 'off'

const colors = {
  good: 'success',
  busy: 'brand',
  warning: 'warning',
  bad: 'danger',
  off: 'informative',
} as const satisfies Record<Standing, string>

const useStyles = makeStyles({
  badge: { whiteSpace: 'nowrap' },
})

export function StatusBadge({ standing, text }: { readonly standing: Standing; readonly text: string }) {
  const styles = useStyles()
  return (
    <Badge appearance="tint" color={colors[standing]} className={styles.badge}>
      {text}
    </Badge>
  )
}
