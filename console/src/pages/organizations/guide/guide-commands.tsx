import { Body1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { Guide } from '@strongroom/api-client'
import { CopyButton } from '../../../ui/copy-button.tsx'

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  lines: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    overflowX: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
})

/** Lines for a shell, with one button for all of them. */
export function GuideCommands({ commands }: { readonly commands: Guide['prepare'] }) {
  const styles = useStyles()
  const text = commands.lines.join('\n')
  return (
    <>
      <div className={styles.head}>
        <Body1Strong>{commands.title}</Body1Strong>
        <CopyButton text={text} what="the lines" />
      </div>
      <pre className={styles.lines} tabIndex={0} aria-label={commands.title} role="region">
        {text}
      </pre>
    </>
  )
}
