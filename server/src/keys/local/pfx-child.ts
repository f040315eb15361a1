/** The program that reads one PKCS#12 file from standard input, answers on standard output, and ends. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { collectBytes } from '../../foundation/bytes.ts'
import { KeysError } from '../errors.ts'
import { readPfx } from './pfx.ts'

const largestInputBytes = 262_144

const inputSchema = Type.Object({
  pfx: Type.String(),
  password: Type.String(),
  now: Type.Number(),
  allowWeakEncryption: Type.Boolean(),
})

function answerTo(text: string): object {
  const { pfx, password, ...reading } = Value.Parse(inputSchema, JSON.parse(text))
  try {
    const { certificate, privateKey } = readPfx(new Uint8Array(Buffer.from(pfx, 'base64')), password, reading)
    return {
      certificate: Buffer.from(certificate).toString('base64'),
      privateKey: Buffer.from(privateKey).toString('base64'),
    }
  } catch (error) {
    if (error instanceof KeysError) return { code: error.code, message: error.message }
    return { code: 'bad_pfx', message: 'The file is damaged. Export it again.' }
  }
}

const input = await collectBytes(process.stdin, largestInputBytes)
process.stdout.write(JSON.stringify(answerTo(Buffer.from(input).toString('utf8'))))
