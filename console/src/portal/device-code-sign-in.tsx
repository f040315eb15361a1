import { Button, Link, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { PortalDeviceCode } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../api/context.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { deviceCodePath, deviceCodeQuery, signInBody, type SignInRequest } from './portal-queries.ts'

interface DeviceCodeSignInProps {
  readonly request: SignInRequest
  readonly onCancel: () => void
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  steps: {
    margin: 0,
    maxWidth: '100%',
    boxSizing: 'border-box',
    paddingLeft: tokens.spacingHorizontalXL,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    letterSpacing: '0.1em',
    userSelect: 'all',
  },
})

/** A code that is typed at Microsoft, on this device or another one; this page goes on by itself. */
export function DeviceCodeSignIn({ request, onCancel }: DeviceCodeSignInProps) {
  const styles = useStyles()
  const api = useApi()
  const code = useMutation({
    mutationFn: () => api.send<PortalDeviceCode>('POST', deviceCodePath, signInBody(request)),
  })
  const { mutate } = code
  useEffect(() => mutate(), [mutate])
  return (
    <div className={styles.box}>
      {code.isPending ? <Loading label="A code from Microsoft…" /> : null}
      <ProblemBar error={code.error} />
      {code.data === undefined ? null : <PendingCode key={code.data.userCode} code={code.data} />}
      <div className={styles.row}>
        <Button disabled={code.isPending} onClick={() => mutate()}>
          Get another code
        </Button>
        <Button onClick={onCancel}>Back</Button>
      </div>
    </div>
  )
}

function PendingCode({ code }: { readonly code: PortalDeviceCode }) {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const { userCode, verificationUri, expiresAt, intervalSeconds } = code
  const progress = useQuery(deviceCodeQuery(api, userCode, intervalSeconds))
  const session = progress.data?.session
  useEffect(() => {
    if (session !== undefined) queries.setQueryData(['session'], session)
  }, [session, queries])
  return (
    <>
      <ol className={styles.steps}>
        <li>
          Copy this code:
          <div className={styles.row}>
            <Text className={styles.code} aria-label={`Code ${userCode.split('').join(' ')}`}>
              {userCode}
            </Text>
            <CopyButton text={userCode} what="code" />
          </div>
        </li>
        <li>
          Open{' '}
          <Link href={verificationUri} target="_blank" rel="noopener noreferrer" inline>
            {verificationUri}
          </Link>{' '}
          and enter it there. Enter it nowhere else.
        </li>
        <li>Sign in with your work account, and come back.</li>
      </ol>
      <Countdown
        until={expiresAt}
        left={(duration) => `Counts for another ${duration}.`}
        over="The time is over: get another code."
      />
      <ProblemBar error={progress.error} />
      {progress.isError ? null : (
        <div role="status">
          <Loading label="Waiting for the sign-in" />
        </div>
      )}
    </>
  )
}
