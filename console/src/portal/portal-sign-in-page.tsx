import {
  Card,
  MessageBar,
  MessageBarBody,
  Text,
  Title3,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { DeviceCodeSignIn } from './device-code-sign-in.tsx'
import type { SignInRequest } from './portal-queries.ts'
import { SignInForm } from './sign-in-form.tsx'
import { signInProblem } from './sign-in-problems.ts'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalM,
  },
  card: { width: 'min(26rem, 100%)', boxSizing: 'border-box', padding: tokens.spacingHorizontalXXL },
  title: { margin: 0 },
})

/** Who one is, Microsoft says: in this window, or with a code on another device. */
export function PortalSignInPage() {
  const styles = useStyles()
  const [params] = useSearchParams()
  const [request, setRequest] = useState<SignInRequest>({ organization: '', as: 'person' })
  const [wantsCode, setWantsCode] = useState(false)
  useEffect(() => {
    document.title = 'Sign in – Restore portal'
  }, [])
  const problem = signInProblem(params.get('problem'))
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <Title3 as="h1" className={styles.title}>
          Restore portal
        </Title3>
        <Text>Find mail that was backed up, look at it, and put it back into your mailbox.</Text>
        {problem === undefined ? null : (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>
              {problem} <small>{requestText(params.get('request'))}</small>
            </MessageBarBody>
          </MessageBar>
        )}
        {wantsCode ? (
          <DeviceCodeSignIn request={request} onCancel={() => setWantsCode(false)} />
        ) : (
          <SignInForm request={request} onChange={setRequest} onCode={() => setWantsCode(true)} />
        )}
        <a href="/console/">For administrators: the console</a>
      </Card>
    </main>
  )
}

function requestText(request: string | null): string {
  return request !== null && /^[\w-]{1,64}$/.test(request) ? `Request ${request}` : ''
}
