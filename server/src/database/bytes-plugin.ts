/** Bytes come back as plain `Uint8Array` on both dialects, whose drivers answer with `Buffer`. */
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely'

export class BytesPlugin implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    for (const row of result.rows)
      for (const [column, value] of Object.entries(row))
        if (Buffer.isBuffer(value)) row[column] = new Uint8Array(value)
    return result
  }
}
