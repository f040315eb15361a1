import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { SignIn } from '@strongroom/api-client'
import type { ReactNode } from 'react'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'

interface SignedInProps {
  readonly signIn: SignIn
  readonly isBusy: boolean
  readonly onOther: () => void
  readonly children: ReactNode
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
})

/** Who came, before anything is done in their name. */
export function SignedIn({ signIn, isBusy, onOther, children }: SignedInProps) {
  const styles = useStyles()
  const { administrator, expiresAt } = signIn
  return (
    <div className={styles.box}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Signed in</MessageBarTitle>
          Is this the account and the tenant that you meant? Nothing has been written.
        </MessageBarBody>
      </MessageBar>
      <Facts
        facts={[
          ['Account', administrator?.userName],
          ['Organization', administrator?.organizationName],
          ['Domain', administrator?.domain],
          ['Tenant id', administrator?.tenantId],
          ['Can be used until', formatTime(expiresAt)],
        ]}
      />
      <div className={styles.row}>
        {children}
        <Button disabled={isBusy} onClick={onOther}>
          Sign in with another account
        </Button>
      </div>
    </div>
  )
}
