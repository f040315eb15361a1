import {
  Subtitle2,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { Guide } from '@strongroom/api-client'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Section } from '../../../ui/section.tsx'

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: { minWidth: '40rem', tableLayout: 'auto' },
  cell: { verticalAlign: 'top', paddingBlock: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
})

/** What each application needs, with the ids that a script takes. */
export function GuidePermissions({ applications }: { readonly applications: Guide['applications'] }) {
  const styles = useStyles()
  return (
    <Section title="The permissions">
      {applications.map(({ displayName, permissions }) => (
        <div key={displayName}>
          <Subtitle2 as="h3">{displayName}</Subtitle2>
          <div
            className={styles.frame}
            role="region"
            aria-label={`Permissions of ${displayName}`}
            tabIndex={0}
          >
            <Table size="small" className={styles.table} aria-label={`Permissions of ${displayName}`}>
              <TableHeader>
                <TableRow>
                  <TableHeaderCell>Permission</TableHeaderCell>
                  <TableHeaderCell>Kind</TableHeaderCell>
                  <TableHeaderCell>Why, and what does not work without it</TableHeaderCell>
                  <TableHeaderCell>Id</TableHeaderCell>
                </TableRow>
              </TableHeader>
              <TableBody>
                {permissions.map(({ resourceName, value, kind, id, reason, without }) => (
                  <TableRow key={`${id} ${kind}`}>
                    <TableCell className={styles.cell}>
                      <div>
                        <Text weight="semibold">{value}</Text>
                        <br />
                        <Text size={200}>{resourceName}</Text>
                      </div>
                    </TableCell>
                    <TableCell className={styles.cell}>{kind}</TableCell>
                    <TableCell className={styles.cell}>
                      <div>
                        {reason}
                        <br />
                        <Text size={200}>Without it: {without}</Text>
                      </div>
                    </TableCell>
                    <TableCell className={styles.cell}>
                      <CopyButton text={id} what={`id of ${value}`} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </div>
      ))}
    </Section>
  )
}
