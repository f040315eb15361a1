import { Body1, Link, makeStyles, tokens } from '@fluentui/react-components'
import type { Account, TotpSecret } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ownAccountPath } from '../../api/accounts.ts'
import { useApi } from '../../api/context.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { CodeField, PasswordField } from '../../ui/credential-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'

const totpPath = `${ownAccountPath}/totp`

const useStyles = makeStyles({
  secret: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    overflowWrap: 'anywhere',
  },
})

/** Codes of an authenticator app (RFC 6238), switched on with a first code and off with the password and another. */
export function SecondFactor({ account }: { readonly account: Account }) {
  const [secret, setSecret] = useState<TotpSecret>()
  return (
    <Section title="Second factor">
      {account.hasTotp ? (
        <TakeAway />
      ) : secret === undefined ? (
        <Begin onSecret={setSecret} />
      ) : (
        <Confirm secret={secret} onDone={() => setSecret(undefined)} />
      )}
    </Section>
  )
}

function Begin({ onSecret }: { readonly onSecret: (secret: TotpSecret) => void }) {
  const [currentPassword, setCurrent] = useState('')
  const api = useApi()
  const start = useMutation({
    mutationFn: () => api.send<TotpSecret>('POST', totpPath, { currentPassword }),
    onSuccess: onSecret,
  })
  return (
    <>
      <Body1>Besides the password, a code of an authenticator app is asked for at each sign-in.</Body1>
      <Form
        submit="Set it up"
        isBusy={start.isPending}
        problem={currentPassword === '' ? 'Enter the current password.' : undefined}
        error={start.error}
        onSubmit={() => start.mutate()}
      >
        <PasswordField label="Current password" value={currentPassword} onChange={setCurrent} />
      </Form>
    </>
  )
}

interface ConfirmProps {
  readonly secret: TotpSecret
  readonly onDone: () => void
}

function Confirm({ secret, onDone }: ConfirmProps) {
  const styles = useStyles()
  const [code, setCode] = useState('')
  const api = useApi()
  const queries = useQueryClient()
  const confirm = useMutation({
    mutationFn: () => api.send('POST', `${totpPath}/confirm`, { code: code.trim() }),
    onSuccess: async () => {
      onDone()
      // Sessions that began without a code end, this one among them.
      await queries.invalidateQueries({ queryKey: ['session'] })
      await queries.invalidateQueries({ queryKey: ['account'] })
    },
  })
  return (
    <>
      <Body1>
        Enter this secret in your authenticator app as a time-based account, or{' '}
        <Link href={secret.uri}>open it in an app on this device</Link>. It is shown this once.
      </Body1>
      <span className={styles.secret}>{grouped(secret.secret)}</span>
      <div>
        <CopyButton text={secret.secret} what="the secret" />
        <CopyButton text={secret.uri} what="the otpauth address" />
      </div>
      <Form
        submit="Switch it on"
        isBusy={confirm.isPending}
        problem={code.trim() === '' ? 'Enter the code that the app shows.' : undefined}
        error={confirm.error}
        onSubmit={() => confirm.mutate()}
        actions={undefined}
      >
        <CodeField hint="Six digits. You sign in anew afterwards." value={code} onChange={setCode} />
      </Form>
    </>
  )
}

/** In fours, as people type it. */
function grouped(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

function TakeAway() {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const api = useApi()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.send('DELETE', totpPath, { password, code: code.trim() }),
    onSuccess: () => queries.setQueryData(['session'], null),
  })
  return (
    <>
      <Body1>A code of your authenticator app is asked for at each sign-in.</Body1>
      <Form
        submit="Switch it off"
        isBusy={remove.isPending}
        problem={password === '' || code.trim() === '' ? 'Enter the password and a code.' : undefined}
        error={remove.error}
        onSubmit={() => remove.mutate()}
      >
        <PasswordField
          hint="Every session of the account ends; you sign in anew."
          value={password}
          onChange={setPassword}
        />
        <CodeField value={code} onChange={setCode} />
      </Form>
    </>
  )
}
