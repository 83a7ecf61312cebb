import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { authorize } from '../../authorization/policy.ts';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Role } from '../../entities/accounts/role.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import type { QuerySession } from '../../query/query-engine.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { defineEnum } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { parseCheckpointRecord, type SignedCheckpoint } from './checkpoint.ts';
import type { HistoryService } from './history.service.ts';
import type { Finding } from './verification-findings.ts';
import type { Verification } from './verify-history.ts';

const HistoryFindingName = defineEnum(
  'HistoryFindingName',
  'What can be wrong with a history, or worth knowing of it.',
  {
    EVENT_ALTERED: ['sự kiện bị sửa', 'An event does not give the hash it was entered with.'],
    EVENT_MISSING: ['mất sự kiện', 'An event is gone from the middle.'],
    ORDER_BROKEN: ['sai thứ tự', 'An event does not follow the one before it.'],
    TAIL_MISSING: ['mất phần cuối', 'The history ends before what a checkpoint or a version saw.'],
    CHAIN_REWRITTEN: ['chuỗi bị viết lại', 'An event is not the one a checkpoint saw.'],
    VERSION_ALTERED: ['phiên bản bị sửa', 'A version of a row is not what its event says.'],
    VERSION_MISSING: ['mất phiên bản', 'A version that an event speaks of is gone.'],
    RECORD_ALTERED: ['bản ghi bị sửa', 'A row is not what its history says.'],
    TRIGGER_OFF: ['tắt ghi lịch sử', 'What keeps the history of a table is switched off.'],
    CHECKPOINT_INVALID: ['mốc kiểm sai', 'A checkpoint does not bear the signature of its text.'],
    CHECKPOINT_MISSING: ['mất mốc kiểm', 'A checkpoint is gone.'],
    CHECKPOINT_FOREIGN_KEY: ['mốc kiểm khác khóa', 'A checkpoint was signed with another key.'],
    CLOCK_SET_BACK: ['đồng hồ bị lùi', 'The clock of the machine stood behind the history.'],
    NO_CHECKPOINT: ['chưa có mốc kiểm', 'No checkpoint was signed yet.'],
    NO_KEY: ['không có khóa', 'The key of the checkpoints is not at hand.'],
  },
);

/** What a resolver of the history finds in the context. */
interface HistoryResolverContext {
  readonly viewer: Viewer;
  readonly graph: QuerySession;
  readonly history: HistoryService;
}

@ObjectType({ description: 'One thing that is wrong with a history, or worth knowing of it.' })
export class HistoryFinding {
  @Field(() => HistoryFindingName, { description: 'What it is.' })
  finding!: keyof typeof HistoryFindingName;

  @Field(() => String, { description: 'What is wrong, and with which event, in words.' })
  sentence!: string;

  @Field(() => Int, { nullable: true, description: 'The number of the event in the installation.' })
  seq!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of the event in its chain.' })
  number!: number | null;

  @Field(() => String, { nullable: true, description: 'The id of what the event is about.' })
  subjectId!: string | null;

  static of({ finding, sentence, seq, number, subject }: Finding): HistoryFinding {
    return { finding, sentence, seq, number: number ?? null, subjectId: subject ?? null };
  }
}

@ObjectType({ description: 'What a verification of the history of a body came to.' })
class HistoryVerification {
  @Field(() => Boolean, {
    description:
      'Whether it came to an end. A history that takes longer than a minute is verified at the server, with `npx giaoban verify`.',
  })
  isComplete!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether nobody altered it; null when that is not known.',
  })
  isIntact!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How many events were checked.' })
  eventCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many checkpoints bear a good signature.' })
  checkpointCount!: number | null;

  @Field(() => HistoryFinding, { nullable: true, description: 'The first break; null when there is none.' })
  firstBroken!: HistoryFinding | null;

  @Field(() => [HistoryFinding], {
    description: 'What breaks it, the first event first; 20 of a sort at most.',
  })
  breaks!: readonly HistoryFinding[];

  @Field(() => [HistoryFinding], { description: 'What is worth knowing and breaks nothing.' })
  notes!: readonly HistoryFinding[];

  static of(result: Verification | undefined): HistoryVerification {
    const breaks = (result?.breaks ?? []).map(HistoryFinding.of);
    return {
      isComplete: result !== undefined,
      isIntact: result?.isIntact ?? null,
      eventCount: result?.eventCount ?? null,
      checkpointCount: result?.checkpointCount ?? null,
      firstBroken: breaks[0] ?? null,
      breaks,
      notes: (result?.notes ?? []).map(HistoryFinding.of),
    };
  }
}

@ObjectType({ description: 'The latest event of a chain when a checkpoint was signed.' })
class ChainHead {
  @Field(() => String, { description: 'The id of the governing body, or `installation`.' })
  chain!: string;

  @Field(() => Int, { description: 'The number of the event in its chain.' })
  number!: number;

  @Field(() => String, { description: 'Its hash.' })
  hash!: string;
}

@ObjectType({
  description: 'What all chains were at some instant, signed with Ed25519. Vietnamese: mốc kiểm.',
})
class Checkpoint {
  @Field(() => Int, { description: 'Its number, from 1, without gaps.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it was signed.' })
  at!: Date;

  @Field(() => Int, { description: 'The number of the latest event it saw.' })
  seq!: number;

  @Field(() => String, {
    description: 'The id of the key: the first 16 digits of the SHA-256 of the public key.',
  })
  keyId!: string;

  @Field(() => String, { description: 'The very text that was signed, JSON.' })
  record!: string;

  @Field(() => String, { description: 'The signature in base64.' })
  signature!: string;

  @Field(() => [ChainHead], { description: 'The latest event of each chain.' })
  heads!: readonly ChainHead[];

  static of(signed: SignedCheckpoint): Checkpoint {
    const { number, at, seq, key, heads } = parseCheckpointRecord(signed);
    return {
      ...{ number, at: new Date(at), seq, keyId: key, ...signed },
      heads: Object.entries(heads).map(([chain, head]) => ({ chain, ...head })),
    };
  }
}

/** Refuses whoever has none of the roles in the body; a token that may only read is no hindrance. */
export function authorizeAudit(
  viewer: Viewer,
  permission: string,
  roles: readonly Role[],
  body: string,
): void {
  const path = `${body}/`;
  if (viewer.kind !== 'LOCAL' && !viewer.hasRole(roles, path)) authorize(viewer, permission, { body: path });
}

/** What an installation says of its own history. */
@Resolver(() => HistoryFinding)
export class HistoryResolver {
  @Query(() => HistoryVerification, {
    description:
      'Verifies the history of a body: every event, version, row and checkpoint. For its auditors and administrators. Refuses with FORBIDDEN, SIGN_IN_REQUIRED, VERIFICATION_IN_PROGRESS.',
  })
  async verifyHistory(
    @Arg('body', () => ID, { description: 'The governing body.' }) body: string,
    @Ctx() { viewer, history }: HistoryResolverContext,
  ): Promise<HistoryVerification> {
    authorizeAudit(viewer, 'history.verify', ['AUDITOR', 'ADMIN'], body);
    return HistoryVerification.of(await history.verify(body));
  }

  @Query(() => [Checkpoint], {
    description:
      'Signed checkpoints, the latest first. For auditors. Refuses with FORBIDDEN, SIGN_IN_REQUIRED.',
  })
  async checkpoints(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 100 at most.' }) first: number,
    @Ctx() { viewer, history }: HistoryResolverContext,
  ): Promise<readonly Checkpoint[]> {
    authorizeAudit(viewer, 'history.readCheckpoints', ['AUDITOR'], viewer.auditedBodies[0] ?? '');
    if (first < 1 || first > 100)
      throw new BadUserInputError('PAGE_INVALID', `first is ${first}. Ask for 1 to 100 checkpoints.`);
    return (await history.checkpoints(first)).map(Checkpoint.of);
  }

  @FieldResolver(() => AuditEvent, {
    nullable: true,
    description: 'The event it is about, as it stands now; null when it is gone, or hidden.',
  })
  event(
    @Root() { seq }: HistoryFinding,
    @Ctx() { graph }: HistoryResolverContext,
    @Info() info: GraphQLResolveInfo,
  ): unknown {
    const id = seq === null ? null : `evt_${seq.toString(16).padStart(32, '0')}`;
    return id && graph.executeForNode(info as never, AuditEvent, id);
  }
}
