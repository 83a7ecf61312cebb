/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How the addressee responded to an assignment. */
export type Acceptance =
  /** Accepted. Vietnamese: đã tiếp nhận. */
  | 'ACCEPTED'
  /** The addressee has not responded yet. Vietnamese: chờ tiếp nhận. */
  | 'PENDING'
  /** Returned with a reason. Vietnamese: trả lại. */
  | 'RETURNED';

/** Conditions on a value of Acceptance. All given conditions must be true. */
export type AcceptanceFilterInput = {
  /** Equal to this value. */
  eq?: Acceptance | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<Acceptance> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: Acceptance | null | undefined;
};

/** Conditions on AccessToken nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type AccessTokenFilterInput = {
  /** The account whose rights it has. */
  account?: AccountFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<AccessTokenFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** When it expires. */
  expiresAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** When it was last used, precise to the minute; null if never. */
  lastUsedAt?: DateTimeFilterInput | null | undefined;
  /** The name that its owner chose. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: AccessTokenFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<AccessTokenFilterInput> | null | undefined;
  /** When it was revoked; null if it was not. */
  revokedAt?: DateTimeFilterInput | null | undefined;
  /** What it may be used for. */
  scope?: TokenScopeFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked AccessToken nodes. */
export type AccessTokenListFilterInput = {
  /** No linked node matches. */
  none?: AccessTokenFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: AccessTokenFilterInput | null | undefined;
};

/** Conditions on Account nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type AccountFilterInput = {
  /** All of these conditions are true. */
  and?: Array<AccountFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** When it was disabled; null if it is in use. */
  disabledAt?: DateTimeFilterInput | null | undefined;
  /** Extension requests that it entered. */
  extensionRequests?: ExtensionRequestListFilterInput | null | undefined;
  /** Its roles. */
  grants?: RoleGrantListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** Whether it is for a person or a program. */
  kind?: AccountKindFilterInput | null | undefined;
  /** Until when sign-in is locked after too many wrong passwords; null if it is not locked. */
  lockedUntil?: DateTimeFilterInput | null | undefined;
  /** The name to sign in with; null if the viewer is neither its owner nor its administrator. */
  login?: StringFilterInput | null | undefined;
  /** True if an administrator set the password and the owner must change it before anything else. */
  mustChangePassword?: BooleanFilterInput | null | undefined;
  /** The displayed name. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: AccountFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<AccountFilterInput> | null | undefined;
  /** The person of the graph who owns it; null if none is linked. */
  person?: PersonFilterInput | null | undefined;
  /** Progress reports that it entered. */
  reports?: ProgressReportListFilterInput | null | undefined;
  /** Browsers signed in with it. */
  sessions?: SessionListFilterInput | null | undefined;
  /** Its tokens, revoked ones included. */
  tokens?: AccessTokenListFilterInput | null | undefined;
  /** Transitions of directives that it entered. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Whether an account is for a person or a program. */
export type AccountKind =
  /** A person, who signs in with a password or through the OpenID provider of the office. Vietnamese: cá nhân. */
  | 'PERSON'
  /** A program, which only uses tokens. Vietnamese: dịch vụ. */
  | 'SERVICE';

/** Conditions on a value of AccountKind. All given conditions must be true. */
export type AccountKindFilterInput = {
  /** Equal to this value. */
  eq?: AccountKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<AccountKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: AccountKind | null | undefined;
};

/** Conditions on linked Account nodes. */
export type AccountListFilterInput = {
  /** No linked node matches. */
  none?: AccountFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: AccountFilterInput | null | undefined;
};

/** Conditions on AddresseeCandidate nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type AddresseeCandidateFilterInput = {
  /** All of these conditions are true. */
  and?: Array<AddresseeCandidateFilterInput> | null | undefined;
  /** This condition is false. */
  not?: AddresseeCandidateFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<AddresseeCandidateFilterInput> | null | undefined;
};

/** Conditions on linked AddresseeCandidate nodes. */
export type AddresseeCandidateListFilterInput = {
  /** No linked node matches. */
  none?: AddresseeCandidateFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: AddresseeCandidateFilterInput | null | undefined;
};

/** The kind of addressee that words name. */
export type AddresseeForm =
  /** A group of units or people. It is never a unit. Vietnamese: tập thể. */
  | 'GROUP'
  /** A person, named by name or position. Vietnamese: cá nhân. */
  | 'PERSON'
  /** One organization. Vietnamese: cơ quan, đơn vị. */
  | 'UNIT';

/** Conditions on a value of AddresseeForm. All given conditions must be true. */
export type AddresseeFormFilterInput = {
  /** Equal to this value. */
  eq?: AddresseeForm | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<AddresseeForm> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: AddresseeForm | null | undefined;
};

/** Conditions on Assignment nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type AssignmentFilterInput = {
  /** How the addressee responded. */
  acceptance?: AcceptanceFilterInput | null | undefined;
  /** The number of these members that accepted. */
  acceptedCount?: IntFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<AssignmentFilterInput> | null | undefined;
  /** The day it was accepted or returned. */
  answeredOn?: DateFilterInput | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null if the viewer may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The group; null if the addressee is not a group. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** True if the clause itself names no addressee and this one comes from an earlier part of the text. */
  inherited?: BooleanFilterInput | null | undefined;
  /** The number of members of the group that it was resolved into; 0 if it was not resolved. */
  memberCount?: IntFilterInput | null | undefined;
  /** The assignments to single members that this assignment to a group was resolved into. */
  members?: AssignmentListFilterInput | null | undefined;
  /** This condition is false. */
  not?: AssignmentFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<AssignmentFilterInput> | null | undefined;
  /** The organization; null if the addressee is not an organization. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person; null if the addressee is not a person. */
  person?: PersonFilterInput | null | undefined;
  /** Why the assignment was returned. */
  reason?: StringFilterInput | null | undefined;
  /** The number of these members that reported their part done. */
  reportedDoneCount?: IntFilterInput | null | undefined;
  /** The day this addressee reported its part done; null if it did not, or if the report was sent back. */
  reportedDoneOn?: DateFilterInput | null | undefined;
  /** The assignment to a group that this one was resolved from; null if the source names this addressee itself. */
  resolvedFrom?: AssignmentFilterInput | null | undefined;
  /** The role of the addressee. */
  role?: AssignmentRoleFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The words of the source that name the addressee. */
  words?: StringFilterInput | null | undefined;
};

/** Conditions on linked Assignment nodes. */
export type AssignmentListFilterInput = {
  /** No linked node matches. */
  none?: AssignmentFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: AssignmentFilterInput | null | undefined;
};

/** The role of an addressee in a directive. */
export type AssignmentRole =
  /** Helps the lead. Vietnamese: phối hợp. */
  | 'COORDINATE'
  /** Is responsible for the result. A directive often has several leads. Vietnamese: chủ trì. */
  | 'LEAD'
  /** Follows up the directive and does not carry it out. Vietnamese: theo dõi, đôn đốc. */
  | 'MONITOR';

/** Conditions on a value of AssignmentRole. All given conditions must be true. */
export type AssignmentRoleFilterInput = {
  /** Equal to this value. */
  eq?: AssignmentRole | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<AssignmentRole> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: AssignmentRole | null | undefined;
};

/** Conditions on Attendance nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type AttendanceFilterInput = {
  /** All of these conditions are true. */
  and?: Array<AttendanceFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The group that attended; null if the attendee is none. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The meeting. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This condition is false. */
  not?: AttendanceFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<AttendanceFilterInput> | null | undefined;
  /** The organization that attended; null if the attendee is none. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person who attended; null if the attendee is none. */
  person?: PersonFilterInput | null | undefined;
  /** What the attendee did. */
  role?: AttendanceRoleFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The words that name the attendee. */
  words?: StringFilterInput | null | undefined;
};

/** Conditions on linked Attendance nodes. */
export type AttendanceListFilterInput = {
  /** No linked node matches. */
  none?: AttendanceFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: AttendanceFilterInput | null | undefined;
};

/** What an attendee did in the meeting. */
export type AttendanceRole =
  /** Answered proposals and questions. Vietnamese: trả lời, giải trình. */
  | 'ANSWERED'
  /** Attended. Vietnamese: dự họp. */
  | 'ATTENDED'
  /** Reported to the meeting. Vietnamese: báo cáo. */
  | 'REPORTED';

/** Conditions on a value of AttendanceRole. All given conditions must be true. */
export type AttendanceRoleFilterInput = {
  /** Equal to this value. */
  eq?: AttendanceRole | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<AttendanceRole> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: AttendanceRole | null | undefined;
};

/** Conditions on AuditEvent nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type AuditEventFilterInput = {
  /** The name of the mutation, `issueDirective`; null if the change did not come from a mutation. */
  action?: StringFilterInput | null | undefined;
  /** Who changed it: the id of an account, or `SEED`, `MIGRATION` or `LOCAL`. */
  actor?: StringFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<AuditEventFilterInput> | null | undefined;
  /** When it was recorded. It is never earlier than the preceding event, even if the clock was set back. */
  at?: DateTimeFilterInput | null | undefined;
  /** The governing body whose chain the event belongs to; null for the chain of the installation. */
  body?: OrganizationFilterInput | null | undefined;
  /** The time of the clock, if it was more than a second behind the preceding event; else null. */
  clockAt?: DateTimeFilterInput | null | undefined;
  /** SHA-256 of the event in canonical JSON, lower-case hexadecimal. */
  hash?: StringFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** What happened. */
  kind?: AuditKindFilterInput | null | undefined;
  /** This condition is false. */
  not?: AuditEventFilterInput | null | undefined;
  /** The number in that chain, from 1, without gaps. */
  number?: IntFilterInput | null | undefined;
  /** On whose behalf the actor did it; null if on nobody’s. */
  onBehalfOf?: StringFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<AuditEventFilterInput> | null | undefined;
  /** The hash of the preceding event in the chain; 64 zeros for the first event. */
  previous?: StringFilterInput | null | undefined;
  /** The reason, if one was given. */
  reason?: StringFilterInput | null | undefined;
  /** The id of the HTTP request that made the change. The log of the server has the same id. Null for commands. */
  requestId?: StringFilterInput | null | undefined;
  /** The number in the installation, from 1, without gaps, in the order of the commits. */
  seq?: IntFilterInput | null | undefined;
  /** The id of the changed row. For a row of a join table: its two ids, separated by a space. */
  subjectId?: StringFilterInput | null | undefined;
  /** The transaction. All events of one mutation have the same. */
  transaction?: StringFilterInput | null | undefined;
};

/** Conditions on linked AuditEvent nodes. */
export type AuditEventListFilterInput = {
  /** No linked node matches. */
  none?: AuditEventFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: AuditEventFilterInput | null | undefined;
};

/** What happened to a row of the graph. */
export type AuditKind =
  /** The row was changed. Vietnamese: thay đổi. */
  | 'CHANGED'
  /** The row was entered. Vietnamese: nhập mới. */
  | 'ENTERED'
  /** An auditor read or exported something. Vietnamese: tra cứu. */
  | 'READ'
  /** The row was removed. Its versions stay in the history. Vietnamese: gỡ bỏ. */
  | 'REMOVED';

/** Conditions on a value of AuditKind. All given conditions must be true. */
export type AuditKindFilterInput = {
  /** Equal to this value. */
  eq?: AuditKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<AuditKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: AuditKind | null | undefined;
};

/** Conditions on BodyPolicy nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type BodyPolicyFilterInput = {
  /** All of these conditions are true. */
  and?: Array<BodyPolicyFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Whether "trước ngày 15" includes the 15th, as is usual in offices. If false, the 14th is the last day. Default: true. */
  beforeIncludesDay?: BooleanFilterInput | null | undefined;
  /** The governing body. */
  body?: OrganizationFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** A deadline within this number of days counts as due soon. Default: 7. */
  dueSoonDays?: IntFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: BodyPolicyFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<BodyPolicyFilterInput> | null | undefined;
  /** What anonymous viewers see. Default: NOTHING. */
  publication?: PublicationFilterInput | null | undefined;
  /** A directive without a report for this number of days counts as silent. Default: 30. */
  silentAfterDays?: IntFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked BodyPolicy nodes. */
export type BodyPolicyListFilterInput = {
  /** No linked node matches. */
  none?: BodyPolicyFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: BodyPolicyFilterInput | null | undefined;
};

/** Conditions on a Boolean. All given conditions must be true. */
export type BooleanFilterInput = {
  /** Equal to this value. */
  eq?: boolean | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
};

/** Conditions on CalendarDay nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type CalendarDayFilterInput = {
  /** All of these conditions are true. */
  and?: Array<CalendarDayFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body of the calendar. */
  body?: OrganizationFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The day. */
  day?: DateFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** What the calendar says about the day. */
  kind?: CalendarDayKindFilterInput | null | undefined;
  /** The name of the holiday, "Giỗ tổ Hùng Vương", or the day instead of which it is worked. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: CalendarDayFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<CalendarDayFilterInput> | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** What the calendar says about a day. */
export type CalendarDayKind =
  /** A public holiday or its substitute: not a working day. Vietnamese: ngày nghỉ. */
  | 'DAY_OFF'
  /** Working or not according to its weekday: an earlier entry was cleared. Vietnamese: ngày thường. */
  | 'ORDINARY'
  /** A Saturday or Sunday that is worked instead of another day. Vietnamese: ngày làm bù. */
  | 'WORKDAY';

/** Conditions on a value of CalendarDayKind. All given conditions must be true. */
export type CalendarDayKindFilterInput = {
  /** Equal to this value. */
  eq?: CalendarDayKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<CalendarDayKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: CalendarDayKind | null | undefined;
};

/** Conditions on linked CalendarDay nodes. */
export type CalendarDayListFilterInput = {
  /** No linked node matches. */
  none?: CalendarDayFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: CalendarDayFilterInput | null | undefined;
};

/** Conditions on Conclusion nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type ConclusionFilterInput = {
  /** All of these conditions are true. */
  and?: Array<ConclusionFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that follow from it. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** True: a directive follows from it, or it is marked as needing no action. */
  hasFollowUp?: BooleanFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The kind of conclusion. */
  kind?: ConclusionKindFilterInput | null | undefined;
  /** The meeting that stated the conclusion. */
  meeting?: MeetingFilterInput | null | undefined;
  /** True if it was decided that the conclusion needs no action. It then does not count as forgotten. */
  noActionNeeded?: BooleanFilterInput | null | undefined;
  /** Why it needs no action. */
  noActionReason?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: ConclusionFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<ConclusionFilterInput> | null | undefined;
  /** The number within the meeting, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** The proposal that it was recorded from. */
  proposals?: ProposalListFilterInput | null | undefined;
  /** Its place in the document; null if no text was recorded. */
  span?: TextSpanFilterInput | null | undefined;
  /** The words of the conclusion. */
  text?: StringFilterInput | null | undefined;
  /** Its topics. */
  topics?: TopicListFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** The kind of a conclusion. */
export type ConclusionKind =
  /** Praises or criticizes. Vietnamese: đánh giá, biểu dương. */
  | 'ASSESSMENT'
  /** Decides something. It orders nobody to do anything. Vietnamese: thống nhất, đồng ý. */
  | 'DECISION'
  /** Orders somebody to do something. Vietnamese: nhiệm vụ giao. */
  | 'DIRECTIVE'
  /** Says to whom matters beyond the powers of a unit are to be reported. Vietnamese: vượt thẩm quyền, báo cáo. */
  | 'ESCALATION'
  /** Announces something. Vietnamese: thông báo. */
  | 'NOTICE'
  /** Forbids something. Vietnamese: nghiêm cấm, không để. */
  | 'PROHIBITION'
  /** Reports what was done. Vietnamese: báo cáo tình hình. */
  | 'REPORT'
  /** Sets a figure to reach. Vietnamese: chỉ tiêu phấn đấu. */
  | 'TARGET';

/** Conditions on a value of ConclusionKind. All given conditions must be true. */
export type ConclusionKindFilterInput = {
  /** Equal to this value. */
  eq?: ConclusionKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<ConclusionKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: ConclusionKind | null | undefined;
};

/** Conditions on linked Conclusion nodes. */
export type ConclusionListFilterInput = {
  /** No linked node matches. */
  none?: ConclusionFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: ConclusionFilterInput | null | undefined;
};

/** Who may read a document. State secrets must not be recorded. */
export type Confidentiality =
  /** Everybody who works in the scope of the body. Vietnamese: nội bộ. */
  | 'INTERNAL'
  /** Everybody. Vietnamese: công khai. */
  | 'PUBLIC'
  /** Named readers. Everybody else sees its number, date and holder. Vietnamese: hạn chế. */
  | 'RESTRICTED';

/** Conditions on a value of Confidentiality. All given conditions must be true. */
export type ConfidentialityFilterInput = {
  /** Equal to this value. */
  eq?: Confidentiality | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<Confidentiality> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: Confidentiality | null | undefined;
};

/** Conditions on a day. All given conditions must be true. */
export type DateFilterInput = {
  /** Equal to this value. */
  eq?: string | null | undefined;
  /** Greater or later than this value. */
  gt?: string | null | undefined;
  /** Equal to this value, or greater or later. */
  gte?: string | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<string> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Smaller or earlier than this value. */
  lt?: string | null | undefined;
  /** Equal to this value, or smaller or earlier. */
  lte?: string | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: string | null | undefined;
};

/** How exactly a source names a date. A period is stored as its last day: 31 March with MONTH means "in March". */
export type DatePrecision =
  /** A day. Vietnamese: ngày. */
  | 'DAY'
  /** Half a year, stored as its last day. Vietnamese: sáu tháng. */
  | 'HALF_YEAR'
  /** A month, stored as its last day. Vietnamese: tháng. */
  | 'MONTH'
  /** A quarter, stored as its last day. Vietnamese: quý. */
  | 'QUARTER'
  /** A day and a time. Vietnamese: giờ. */
  | 'TIME'
  /** A week, stored as its Sunday. Vietnamese: tuần. */
  | 'WEEK'
  /** A year, stored as 31 December. Vietnamese: năm. */
  | 'YEAR';

/** Conditions on a value of DatePrecision. All given conditions must be true. */
export type DatePrecisionFilterInput = {
  /** Equal to this value. */
  eq?: DatePrecision | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DatePrecision> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DatePrecision | null | undefined;
};

/** Conditions on an instant. All given conditions must be true. */
export type DateTimeFilterInput = {
  /** Equal to this value. */
  eq?: string | null | undefined;
  /** Greater or later than this value. */
  gt?: string | null | undefined;
  /** Equal to this value, or greater or later. */
  gte?: string | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<string> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Smaller or earlier than this value. */
  lt?: string | null | undefined;
  /** Equal to this value, or smaller or earlier. */
  lte?: string | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: string | null | undefined;
};

/** Conditions on DeadlineChange nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type DeadlineChangeFilterInput = {
  /** The deadline after the change. */
  after?: DeadlineFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<DeadlineChangeFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The deadline before the change. */
  before?: DeadlineFilterInput | null | undefined;
  /** The day of the change. */
  changedOn?: DateFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null if the viewer may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: DeadlineChangeFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<DeadlineChangeFilterInput> | null | undefined;
  /** The number of the change within the directive, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** Why the deadline changed. */
  reason?: StringFilterInput | null | undefined;
  /** The request that the change grants; null if there was no request. */
  request?: ExtensionRequestFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked DeadlineChange nodes. */
export type DeadlineChangeListFilterInput = {
  /** No linked node matches. */
  none?: DeadlineChangeFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: DeadlineChangeFilterInput | null | undefined;
};

/** Conditions on a Deadline. All given conditions must be true. */
export type DeadlineFilterInput = {
  /** The instant it is due; null if the words name no time of day. */
  dueAt?: DateTimeFilterInput | null | undefined;
  /** The last day on which the directive can be finished on time. */
  dueOn?: DateFilterInput | null | undefined;
  /** True if the source names no deadline for this directive, and the deadline follows from the context. Such a deadline is never overdue. */
  inferred?: BooleanFilterInput | null | undefined;
  /** What kind of deadline the words name. */
  kind?: DeadlineKindFilterInput | null | undefined;
  /** How exactly the words name the due day. */
  precision?: DatePrecisionFilterInput | null | undefined;
  /** The recurrence as an iCalendar RRULE; null unless the kind is RECURRING. */
  recurrence?: StringFilterInput | null | undefined;
  /** The first day of a window; null if there is none. */
  startOn?: DateFilterInput | null | undefined;
  /** The words of the source; null if it names no deadline. */
  words?: StringFilterInput | null | undefined;
};

/** What kind of deadline the words of the source name. */
export type DeadlineKind =
  /** Before an event whose day is not known yet. Vietnamese: trước một sự kiện. */
  | 'EVENT'
  /** By a day, or by the end of a period. Vietnamese: thời điểm cụ thể. */
  | 'FIXED'
  /** The source names no deadline. This is a fact, and nobody has to add one. Vietnamese: không nêu thời hạn. */
  | 'NONE'
  /** Continuously, from a day on or immediately. Vietnamese: thường xuyên. */
  | 'ONGOING'
  /** At regular intervals. Vietnamese: định kỳ. */
  | 'RECURRING'
  /** Set by another document. Vietnamese: theo quy định. */
  | 'REFERENCED'
  /** A period of time after an event. Vietnamese: kể từ một mốc. */
  | 'RELATIVE'
  /** From one day to another. Vietnamese: khoảng thời gian. */
  | 'WINDOW';

/** Conditions on a value of DeadlineKind. All given conditions must be true. */
export type DeadlineKindFilterInput = {
  /** Equal to this value. */
  eq?: DeadlineKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DeadlineKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DeadlineKind | null | undefined;
};

/** Conditions on Directive nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type DirectiveFilterInput = {
  /** The number of days from the day of issue to the day `asOf`, or to the day it was closed; null before the day of issue. */
  ageDays?: IntFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<DirectiveFilterInput> | null | undefined;
  /** Its addressees and their roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body that ordered it; null if the viewer may not see it. */
  body?: OrganizationFilterInput | null | undefined;
  /** The day it was closed; null while it is not closed. */
  closedOn?: DateFilterInput | null | undefined;
  /** A short code for people, unique in its governing body. It is never changed or reused. */
  code?: StringFilterInput | null | undefined;
  /** The conclusion it follows from. */
  conclusion?: ConclusionFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The number of days since the deadline in force, on the day `asOf`; 0 if it is not overdue. */
  daysOverdue?: IntFilterInput | null | undefined;
  /** The deadline in force. */
  deadline?: DeadlineFilterInput | null | undefined;
  /** The changes of its deadline, the first one first. */
  deadlineChanges?: DeadlineChangeListFilterInput | null | undefined;
  /** How many times the deadline was moved to a later day. */
  extensionCount?: IntFilterInput | null | undefined;
  /** Requests for more time. */
  extensionRequests?: ExtensionRequestListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** True if it was issued on or before the day `asOf` and is not completed, cancelled, superseded or transferred at its end. REPORTED_DONE is still open; drafts and standing rules are never open. */
  isOpen?: BooleanFilterInput | null | undefined;
  /** True if it is open and the deadline in force is before the day `asOf`. A directive that is due today is not overdue; an implied deadline is never overdue. */
  isOverdue?: BooleanFilterInput | null | undefined;
  /** The day it was issued; null while it is a draft. */
  issuedOn?: DateFilterInput | null | undefined;
  /** How exactly the source names the day of issue. */
  issuedOnPrecision?: DatePrecisionFilterInput | null | undefined;
  /** Whether the directive has an end. */
  kind?: DirectiveKindFilterInput | null | undefined;
  /** The last day on which a unit submitted a report; null if there is none. Drafts do not count. */
  lastReportedOn?: DateFilterInput | null | undefined;
  /** The meeting that ordered it; null if only a document did. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This condition is false. */
  not?: DirectiveFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<DirectiveFilterInput> | null | undefined;
  /** The deadline as it was first set. It never changes. */
  originalDeadline?: DeadlineFilterInput | null | undefined;
  /** The timeliness by the original deadline, as if it had never been extended. */
  originalTimeliness?: TimelinessFilterInput | null | undefined;
  /** The proposals that it was recorded from, and later proposals of the same directive. */
  proposals?: ProposalListFilterInput | null | undefined;
  /** Its relations to earlier directives. */
  relations?: DirectiveRelationListFilterInput | null | undefined;
  /** The relations of later directives to it. */
  relationsFrom?: DirectiveRelationListFilterInput | null | undefined;
  /** The day the unit reported it done, if that report was not sent back. This day decides whether it is late. */
  reportedDoneOn?: DateFilterInput | null | undefined;
  /** The progress reports of the units, the newest first. */
  reports?: ProgressReportListFilterInput | null | undefined;
  /** The number of later meetings that reviewed it. With monthly meetings, 2 means the third month in a row. */
  reviewCount?: IntFilterInput | null | undefined;
  /** The reviews of it in later meetings. */
  reviews?: ReviewListFilterInput | null | undefined;
  /** The number of days since the last report, or since the day of issue if there is none; null if it is not open. */
  silentDays?: IntFilterInput | null | undefined;
  /** The number of days between the original deadline and the deadline in force; null if one of them has no day. */
  slippageDays?: IntFilterInput | null | undefined;
  /** The exact words it follows from, and their place in the document. */
  span?: TextSpanFilterInput | null | undefined;
  /** The status in the life cycle at the end of the day `asOf`. */
  status?: DirectiveStatusFilterInput | null | undefined;
  /** The order in the words of the source. */
  text?: StringFilterInput | null | undefined;
  /** The timeliness by the deadline in force, on the day `asOf`. Null for drafts, standing rules, and cancelled, superseded or transferred directives. */
  timeliness?: TimelinessFilterInput | null | undefined;
  /** The topics it belongs to. */
  topics?: TopicListFilterInput | null | undefined;
  /** Its transitions in the life cycle, the first one first. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** When the directive last changed, including its status, deadline, assignments and reports. */
  updatedAt?: DateTimeFilterInput | null | undefined;
  /** True if the source says "ngay", "khẩn trương" or "sớm". Urgency is not a deadline. */
  urgent?: BooleanFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Whether a directive has an end. */
export type DirectiveKind =
  /** Has no end and is reported on at regular intervals. Vietnamese: nhiệm vụ thường xuyên. */
  | 'CONTINUOUS'
  /** A rule to follow. It cannot be completed, so it never counts as open. Vietnamese: quy định chung. */
  | 'STANDING_RULE'
  /** Has an end. Vietnamese: nhiệm vụ có thời hạn. */
  | 'TASK';

/** Conditions on a value of DirectiveKind. All given conditions must be true. */
export type DirectiveKindFilterInput = {
  /** Equal to this value. */
  eq?: DirectiveKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DirectiveKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DirectiveKind | null | undefined;
};

/** Conditions on linked Directive nodes. */
export type DirectiveListFilterInput = {
  /** No linked node matches. */
  none?: DirectiveFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: DirectiveFilterInput | null | undefined;
};

/** Conditions on DirectiveRelation nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type DirectiveRelationFilterInput = {
  /** All of these conditions are true. */
  and?: Array<DirectiveRelationFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The later directive; null if the viewer may not see it. */
  from?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The relation of `from` to `to`. */
  kind?: RelationKindFilterInput | null | undefined;
  /** This condition is false. */
  not?: DirectiveRelationFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<DirectiveRelationFilterInput> | null | undefined;
  /** The reason of the relation. */
  reason?: StringFilterInput | null | undefined;
  /** The earlier directive; null if the viewer may not see it. */
  to?: DirectiveFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked DirectiveRelation nodes. */
export type DirectiveRelationListFilterInput = {
  /** No linked node matches. */
  none?: DirectiveRelationFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: DirectiveRelationFilterInput | null | undefined;
};

/** The position of a directive in its life cycle. */
export type DirectiveStatus =
  /** Accepted by the unit. Vietnamese: đã nhận. */
  | 'ACCEPTED'
  /** Issued. The unit has not accepted or returned it yet. Vietnamese: đã giao. */
  | 'ASSIGNED'
  /** Cancelled. It no longer binds anybody. Vietnamese: hủy. */
  | 'CANCELLED'
  /** Confirmed as done by the side that ordered it. Vietnamese: hoàn thành. */
  | 'COMPLETED'
  /** Being written. It binds nobody yet. Vietnamese: dự thảo. */
  | 'DRAFT'
  /** Being carried out. Vietnamese: đang thực hiện. */
  | 'IN_PROGRESS'
  /** The unit reported it done and the office has not confirmed this yet. Still open. Vietnamese: đã báo cáo hoàn thành. */
  | 'REPORTED_DONE'
  /** Returned by the unit with a reason. The office must assign it again. Vietnamese: trả lại. */
  | 'RETURNED'
  /** The unit reported it done and the office sent it back. Vietnamese: yêu cầu làm lại. */
  | 'REWORK'
  /** Replaced by another directive. Vietnamese: được thay thế. */
  | 'SUPERSEDED'
  /** Suspended for a time. Still open. Vietnamese: tạm dừng. */
  | 'SUSPENDED'
  /** Transferred to a body outside this installation. Vietnamese: chuyển cơ quan khác. */
  | 'TRANSFERRED';

/** Conditions on a value of DirectiveStatus. All given conditions must be true. */
export type DirectiveStatusFilterInput = {
  /** Equal to this value. */
  eq?: DirectiveStatus | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DirectiveStatus> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DirectiveStatus | null | undefined;
};

/** Conditions on Document nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type DocumentFilterInput = {
  /** All of these conditions are true. */
  and?: Array<DocumentFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Conclusions in this document. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** Who may read it. */
  confidentiality?: ConfidentialityFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that follow from its text. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** The draft that it was recorded from, and the drafts of its next version. */
  drafts?: DraftListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** True: the viewer may see that the document exists, but may not read it. Title, text and spans are missing. */
  isStub?: BooleanFilterInput | null | undefined;
  /** The date of the document; null if it has none. */
  issuedOn?: DateFilterInput | null | undefined;
  /** The organization that issued it; null if the document does not say. */
  issuer?: OrganizationFilterInput | null | undefined;
  /** The kind of document. */
  kind?: DocumentKindFilterInput | null | undefined;
  /** The version that replaces this document, if there is one. */
  laterVersions?: DocumentListFilterInput | null | undefined;
  /** The length of the text in UTF-16 units; null in a stub. */
  length?: IntFilterInput | null | undefined;
  /** The meeting that it records. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This condition is false. */
  not?: DocumentFilterInput | null | undefined;
  /** The number, `12-TB/TU`; null if there is none ("không số"). */
  number?: StringFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<DocumentFilterInput> | null | undefined;
  /** The version of the document that this one replaces. */
  previousVersion?: DocumentFilterInput | null | undefined;
  /** SHA-256 of the text in UTF-8, lower-case hexadecimal; null in a stub. */
  sha256?: StringFilterInput | null | undefined;
  /** Spans of the text that conclusions, directives or reviews refer to. */
  spans?: TextSpanListFilterInput | null | undefined;
  /** The exact text; null in a stub. Offsets of spans count its UTF-16 units. */
  text?: StringFilterInput | null | undefined;
  /** The title, as the document gives it; null in a stub. */
  title?: StringFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The year that the number belongs to. */
  year?: IntFilterInput | null | undefined;
  /** The offset at which the concluding zone ends, exclusive. */
  zoneEnd?: IntFilterInput | null | undefined;
  /** The offset at which the concluding zone starts; null if the text has none. */
  zoneStart?: IntFilterInput | null | undefined;
};

/** The kind of a document. */
export type DocumentKind =
  /** A notice of the conclusions of a meeting. Vietnamese: thông báo kết luận. */
  | 'CONCLUSION_NOTICE'
  /** A decision. Vietnamese: quyết định. */
  | 'DECISION'
  /** An official dispatch. Vietnamese: công văn. */
  | 'DISPATCH'
  /** Minutes. Vietnamese: biên bản. */
  | 'MINUTES'
  /** A news report on a meeting. Vietnamese: bản tin. */
  | 'NEWS_REPORT'
  /** Anything else. Vietnamese: khác. */
  | 'OTHER'
  /** A plan. Vietnamese: kế hoạch. */
  | 'PLAN'
  /** A register of tasks. Vietnamese: sổ theo dõi. */
  | 'REGISTER'
  /** A report. Vietnamese: báo cáo. */
  | 'REPORT';

/** Conditions on a value of DocumentKind. All given conditions must be true. */
export type DocumentKindFilterInput = {
  /** Equal to this value. */
  eq?: DocumentKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DocumentKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DocumentKind | null | undefined;
};

/** Conditions on linked Document nodes. */
export type DocumentListFilterInput = {
  /** No linked node matches. */
  none?: DocumentFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: DocumentFilterInput | null | undefined;
};

/** Conditions on Draft nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type DraftFilterInput = {
  /** All of these conditions are true. */
  and?: Array<DraftFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body for which it will be recorded. */
  body?: OrganizationFilterInput | null | undefined;
  /** The person who chaired the meeting; null while the name is not resolved to a person. */
  chair?: PersonFilterInput | null | undefined;
  /** How the source describes the chair. */
  chairTitle?: StringFilterInput | null | undefined;
  /** Who may read the document once it is recorded. */
  confidentiality?: ConfidentialityFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The document that the confirmation recorded. */
  document?: DocumentFilterInput | null | undefined;
  /** The kind of document it will be recorded as. */
  documentKind?: DocumentKindFilterInput | null | undefined;
  /** What the rules extracted about the meeting. It never changes. */
  extracted?: ExtractedMeetingValuesFilterInput | null | undefined;
  /** The name of the file. */
  fileName?: StringFilterInput | null | undefined;
  /** SHA-256 of the imported file; null if the text itself was sent. */
  fileSha256?: StringFilterInput | null | undefined;
  /** The day the meeting was held. */
  heldOn?: DateFilterInput | null | undefined;
  /** How exactly that day is known. */
  heldOnPrecision?: DatePrecisionFilterInput | null | undefined;
  /** The organization that held the meeting. */
  host?: OrganizationFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The date of the document; null if it has none. */
  issuedOn?: DateFilterInput | null | undefined;
  /** The length of the text in UTF-16 units. */
  length?: IntFilterInput | null | undefined;
  /** The recorded meetings of the same kind with the same period or day, if the draft has no meeting. Choose one with reviewDraft, or confirmDraft records a new meeting. */
  likelyMeetings?: MeetingListFilterInput | null | undefined;
  /** The recorded meeting: the one the text was imported for, or the one that the confirmation created. */
  meeting?: MeetingFilterInput | null | undefined;
  /** The code the meeting will be recorded with. */
  meetingCode?: StringFilterInput | null | undefined;
  /** The kind of meeting it will be recorded as. */
  meetingKind?: MeetingKindFilterInput | null | undefined;
  /** The title the meeting will be recorded with. */
  meetingTitle?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: DraftFilterInput | null | undefined;
  /** The number of the document; null if there is none ("không số"). */
  number?: StringFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<DraftFilterInput> | null | undefined;
  /** The period that the meeting covers, `2017-02`. */
  period?: StringFilterInput | null | undefined;
  /** The recorded version of the document that this one will replace. */
  previousVersion?: DocumentFilterInput | null | undefined;
  /** The current proposals, in the order of the text. */
  proposals?: ProposalListFilterInput | null | undefined;
  /** Why it was rejected. */
  reason?: StringFilterInput | null | undefined;
  /** The proposals that were split or joined, with their extracted values. */
  replacedProposals?: ProposalListFilterInput | null | undefined;
  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  sha256?: StringFilterInput | null | undefined;
  /** The state of the review. */
  state?: DraftStateFilterInput | null | undefined;
  /** The exact text. Offsets of proposals count UTF-16 units in it. */
  text?: StringFilterInput | null | undefined;
  /** The title it will be recorded with. */
  title?: StringFilterInput | null | undefined;
  /** The number of proposals without a decision. */
  undecidedCount?: IntFilterInput | null | undefined;
  /** When the draft last changed, including its proposals. */
  updatedAt?: DateTimeFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
  /** The offset at which the concluding zone ends, exclusive. */
  zoneEnd?: IntFilterInput | null | undefined;
  /** The offset at which the concluding zone starts; null if none was found. */
  zoneStart?: IntFilterInput | null | undefined;
};

/** Conditions on linked Draft nodes. */
export type DraftListFilterInput = {
  /** No linked node matches. */
  none?: DraftFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: DraftFilterInput | null | undefined;
};

/** The state of the review of an imported text. */
export type DraftState =
  /** Every clause was decided, and the accepted ones are recorded. Vietnamese: đã xác nhận. */
  | 'CONFIRMED'
  /** Being reviewed. Nothing of it is recorded yet. Vietnamese: đang rà soát. */
  | 'OPEN'
  /** Rejected. Nothing of it will be recorded. Vietnamese: không dùng. */
  | 'REJECTED';

/** Conditions on a value of DraftState. All given conditions must be true. */
export type DraftStateFilterInput = {
  /** Equal to this value. */
  eq?: DraftState | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DraftState> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DraftState | null | undefined;
};

/** How a clause relates to a recorded directive that orders the same. */
export type DuplicateDecision =
  /** A new directive that orders the same again. Vietnamese: nhắc lại. */
  | 'REPEATS'
  /** The same directive again. No new one is created. Vietnamese: cùng một nhiệm vụ. */
  | 'SAME';

/** Conditions on a value of DuplicateDecision. All given conditions must be true. */
export type DuplicateDecisionFilterInput = {
  /** Equal to this value. */
  eq?: DuplicateDecision | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<DuplicateDecision> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: DuplicateDecision | null | undefined;
};

/** Conditions on Evidence nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type EvidenceFilterInput = {
  /** All of these conditions are true. */
  and?: Array<EvidenceFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The name of the file as it was uploaded. */
  fileName?: StringFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The media type, `application/pdf`. */
  mediaType?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: EvidenceFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<EvidenceFilterInput> | null | undefined;
  /** The report; null if the viewer may not see it. */
  report?: ProgressReportFilterInput | null | undefined;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  sha256?: StringFilterInput | null | undefined;
  /** The size in bytes. */
  sizeBytes?: IntFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Evidence nodes. */
export type EvidenceListFilterInput = {
  /** No linked node matches. */
  none?: EvidenceFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: EvidenceFilterInput | null | undefined;
};

/** Conditions on ExtensionRequest nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type ExtensionRequestFilterInput = {
  /** The account that entered the request. It may not decide on it. Null for seeded requests. */
  account?: AccountFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<ExtensionRequestFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The change of the deadline that followed when it was granted. */
  deadlineChanges?: DeadlineChangeListFilterInput | null | undefined;
  /** The person who decided. */
  decidedBy?: PersonFilterInput | null | undefined;
  /** The day of the decision. */
  decidedOn?: DateFilterInput | null | undefined;
  /** The reason of the decision. */
  decisionReason?: StringFilterInput | null | undefined;
  /** The directive; null if the viewer may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: ExtensionRequestFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<ExtensionRequestFilterInput> | null | undefined;
  /** The unit that requests it; null if the viewer may not see it. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The requested deadline. */
  proposed?: DeadlineFilterInput | null | undefined;
  /** Why the unit requests it. */
  reason?: StringFilterInput | null | undefined;
  /** The day of the request. */
  requestedOn?: DateFilterInput | null | undefined;
  /** The state of the request. */
  state?: ExtensionStateFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked ExtensionRequest nodes. */
export type ExtensionRequestListFilterInput = {
  /** No linked node matches. */
  none?: ExtensionRequestFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: ExtensionRequestFilterInput | null | undefined;
};

/** The state of a request for an extension. */
export type ExtensionState =
  /** Granted. Vietnamese: đồng ý. */
  | 'GRANTED'
  /** Not decided yet. Vietnamese: chờ quyết định. */
  | 'PENDING'
  /** Refused. Vietnamese: không đồng ý. */
  | 'REFUSED'
  /** Withdrawn by the unit. Vietnamese: rút lại. */
  | 'WITHDRAWN';

/** Conditions on a value of ExtensionState. All given conditions must be true. */
export type ExtensionStateFilterInput = {
  /** Equal to this value. */
  eq?: ExtensionState | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<ExtensionState> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: ExtensionState | null | undefined;
};

/** Conditions on a ExtractedClauseValues. All given conditions must be true. */
export type ExtractedClauseValuesFilterInput = {
  /** The offset at which the rules let it end, exclusive. */
  end?: IntFilterInput | null | undefined;
  /** The kind of conclusion. */
  kind?: ConclusionKindFilterInput | null | undefined;
  /** The offset at which the rules let the clause start, in UTF-16 units. */
  start?: IntFilterInput | null | undefined;
  /** Whether the clause says "ngay", "khẩn trương" or "sớm". */
  urgent?: BooleanFilterInput | null | undefined;
};

/** Conditions on a ExtractedMeetingValues. All given conditions must be true. */
export type ExtractedMeetingValuesFilterInput = {
  /** The name of the person who chaired it. */
  chair?: StringFilterInput | null | undefined;
  /** The title that the text gives the chair. */
  chairTitle?: StringFilterInput | null | undefined;
  /** The day it was held. */
  heldOn?: DateFilterInput | null | undefined;
  /** The name of the organization that held it. */
  host?: StringFilterInput | null | undefined;
  /** The probable kind of meeting. */
  kind?: MeetingKindFilterInput | null | undefined;
  /** The period that the meeting covers, `2017-02`. */
  period?: StringFilterInput | null | undefined;
  /** How exactly the text names that day. */
  precision?: DatePrecisionFilterInput | null | undefined;
  /** The title. */
  title?: StringFilterInput | null | undefined;
};

/** Conditions on Group nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type GroupFilterInput = {
  /** All of these conditions are true. */
  and?: Array<GroupFilterInput> | null | undefined;
  /** Its assignments, with their roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Meetings it attended. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body whose documents name the group. */
  body?: OrganizationFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Assigned directives; the edge has the assignment with the role. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** Its known members. Empty: the members are not known. */
  members?: OrganizationListFilterInput | null | undefined;
  /** Its memberships, past ones included. */
  memberships?: GroupMemberListFilterInput | null | undefined;
  /** The words that name the group. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: GroupFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<GroupFilterInput> | null | undefined;
  /** The addressees in drafts that were resolved to it. */
  proposedAddressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Group nodes. */
export type GroupListFilterInput = {
  /** No linked node matches. */
  none?: GroupFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: GroupFilterInput | null | undefined;
};

/** Conditions on GroupMember nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type GroupMemberFilterInput = {
  /** All of these conditions are true. */
  and?: Array<GroupMemberFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The group. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: GroupMemberFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<GroupMemberFilterInput> | null | undefined;
  /** The member; null if the viewer may not see it. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The first day of membership; null if unknown. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day of membership; null if it has not ended. */
  validTo?: DateFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked GroupMember nodes. */
export type GroupMemberListFilterInput = {
  /** No linked node matches. */
  none?: GroupMemberFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: GroupMemberFilterInput | null | undefined;
};

/** Conditions on an id. All given conditions must be true. */
export type IdFilterInput = {
  /** Equal to this value. */
  eq?: string | number | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<string | number> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: string | number | null | undefined;
};

/** Conditions on a whole number. All given conditions must be true. */
export type IntFilterInput = {
  /** Equal to this value. */
  eq?: number | null | undefined;
  /** Greater or later than this value. */
  gt?: number | null | undefined;
  /** Equal to this value, or greater or later. */
  gte?: number | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<number> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Smaller or earlier than this value. */
  lt?: number | null | undefined;
  /** Equal to this value, or smaller or earlier. */
  lte?: number | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: number | null | undefined;
};

/** Conditions on Meeting nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type MeetingFilterInput = {
  /** All of these conditions are true. */
  and?: Array<MeetingFilterInput> | null | undefined;
  /** The attendees. Attendance alone does not make anybody responsible. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The governing body it belongs to: the top organization above its host. */
  body?: OrganizationFilterInput | null | undefined;
  /** The person who chaired the meeting and stated the conclusions. */
  chair?: PersonFilterInput | null | undefined;
  /** How the source describes the chair, "Chủ trì hội nghị". */
  chairTitle?: StringFilterInput | null | undefined;
  /** A short code for people, unique in the installation. It is never changed or reused. */
  code?: StringFilterInput | null | undefined;
  /** Its conclusions, in the order of the speech of the chair. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that this meeting ordered. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Documents of this meeting that the viewer may read. */
  documents?: DocumentListFilterInput | null | undefined;
  /** The drafts that are linked to this meeting. */
  drafts?: DraftListFilterInput | null | undefined;
  /** The day it was held. `heldOnPrecision` says how exactly it is known. */
  heldOn?: DateFilterInput | null | undefined;
  /** How exactly the source names the day. With MONTH only the month is known, and `heldOn` is its last day. */
  heldOnPrecision?: DatePrecisionFilterInput | null | undefined;
  /** The organization that held it. */
  host?: OrganizationFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The kind of meeting. */
  kind?: MeetingKindFilterInput | null | undefined;
  /** This condition is false. */
  not?: MeetingFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<MeetingFilterInput> | null | undefined;
  /** The period that the meeting covers: `2017-02`, `2017-Q1`, `2017-H1`, `2017-W07` or `2017`. */
  period?: StringFilterInput | null | undefined;
  /** Reviews of earlier directives in this meeting. */
  reviews?: ReviewListFilterInput | null | undefined;
  /** The state of the meeting. */
  state?: MeetingStateFilterInput | null | undefined;
  /** The title, as the source gives it. */
  title?: StringFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** The kind of a meeting. */
export type MeetingKind =
  /** A regular briefing. Vietnamese: giao ban. */
  | 'BRIEFING'
  /** Anything else. Vietnamese: khác. */
  | 'OTHER'
  /** A regular session of a committee or council. Vietnamese: phiên họp thường kỳ. */
  | 'REGULAR_SESSION'
  /** A review of a period. Vietnamese: sơ kết, tổng kết. */
  | 'REVIEW'
  /** A meeting on one subject. Vietnamese: họp chuyên đề. */
  | 'THEMATIC'
  /** A working visit to a unit or locality. Vietnamese: làm việc tại cơ sở. */
  | 'WORKING_VISIT';

/** Conditions on a value of MeetingKind. All given conditions must be true. */
export type MeetingKindFilterInput = {
  /** Equal to this value. */
  eq?: MeetingKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<MeetingKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: MeetingKind | null | undefined;
};

/** Conditions on linked Meeting nodes. */
export type MeetingListFilterInput = {
  /** No linked node matches. */
  none?: MeetingFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: MeetingFilterInput | null | undefined;
};

/** The state of a meeting. */
export type MeetingState =
  /** It was not held. Vietnamese: đã hủy. */
  | 'CANCELLED'
  /** Its conclusions are recorded. Vietnamese: đã kết luận. */
  | 'CONCLUDED'
  /** It was held. Its conclusions are not recorded yet. Vietnamese: đã họp. */
  | 'HELD'
  /** It will be held. Vietnamese: dự kiến. */
  | 'PLANNED';

/** Conditions on a value of MeetingState. All given conditions must be true. */
export type MeetingStateFilterInput = {
  /** Equal to this value. */
  eq?: MeetingState | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<MeetingState> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: MeetingState | null | undefined;
};

/** Conditions on OrganizationAlias nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type OrganizationAliasFilterInput = {
  /** All of these conditions are true. */
  and?: Array<OrganizationAliasFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The name as documents write it, `UBND TP`. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: OrganizationAliasFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<OrganizationAliasFilterInput> | null | undefined;
  /** The organization with this name. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The first day the name was in use; null if unknown. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day the name was in use; null if it still is. */
  validTo?: DateFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked OrganizationAlias nodes. */
export type OrganizationAliasListFilterInput = {
  /** No linked node matches. */
  none?: OrganizationAliasFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: OrganizationAliasFilterInput | null | undefined;
};

/** Conditions on Organization nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type OrganizationFilterInput = {
  /** Other names and abbreviations. */
  aliases?: OrganizationAliasListFilterInput | null | undefined;
  /** The organizations above, up to the governing body. */
  ancestors?: OrganizationListFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<OrganizationFilterInput> | null | undefined;
  /** Its assignments, with their roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Meetings it attended. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Days off and worked weekend days in its calendar as governing body. */
  calendarDays?: CalendarDayListFilterInput | null | undefined;
  /** The organizations directly below. */
  children?: OrganizationListFilterInput | null | undefined;
  /** A short code, unique within its governing body. */
  code?: StringFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** All organizations below, at any depth. */
  descendants?: OrganizationListFilterInput | null | undefined;
  /** Assigned directives; the edge has the assignment with the role. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Documents it issued. */
  documents?: DocumentListFilterInput | null | undefined;
  /** The drafts for the record of this governing body. */
  drafts?: DraftListFilterInput | null | undefined;
  /** Extension requests that it made. */
  extensionRequests?: ExtensionRequestListFilterInput | null | undefined;
  /** True if it is an invented organization of the demonstration body. */
  fictional?: BooleanFilterInput | null | undefined;
  /** Roles granted for it and for all organizations below it. */
  grants?: RoleGrantListFilterInput | null | undefined;
  /** Groups it belongs to; the edge has the membership with its first and last day. */
  groups?: GroupListFilterInput | null | undefined;
  /** Meetings it held. */
  hostedMeetings?: MeetingListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** Whether it existed on the day `asOf`. */
  isActive?: BooleanFilterInput | null | undefined;
  /** The kind of organization. */
  kind?: OrganizationKindFilterInput | null | undefined;
  /** Collective addressees named in its documents. */
  knownGroups?: GroupListFilterInput | null | undefined;
  /** Meetings of the whole governing body. */
  meetings?: MeetingListFilterInput | null | undefined;
  /** Its memberships in groups, past ones included. */
  memberships?: GroupMemberListFilterInput | null | undefined;
  /** The full official name. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: OrganizationFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<OrganizationFilterInput> | null | undefined;
  /** Directives that it issued as governing body. */
  orderedDirectives?: DirectiveListFilterInput | null | undefined;
  /** The organization directly above it; null at the top. */
  parent?: OrganizationFilterInput | null | undefined;
  /** Its settings as governing body. Empty: the defaults apply. */
  policies?: BodyPolicyListFilterInput | null | undefined;
  /** Positions in it. */
  positions?: PositionListFilterInput | null | undefined;
  /** Organizations whose duties it took over. */
  predecessors?: OrganizationListFilterInput | null | undefined;
  /** The addressees in drafts that were resolved to it. */
  proposedAddressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** Progress reports that it submitted. */
  reports?: ProgressReportListFilterInput | null | undefined;
  /** The organization that took over its duties. */
  successor?: OrganizationFilterInput | null | undefined;
  /** Transitions of directives that it made. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** The first day it existed; null if that is before the records begin. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day it existed; null if it still exists. */
  validTo?: DateFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** The kind of an organization. */
export type OrganizationKind =
  /** Police, military command or border guard. Vietnamese: công an, quân sự. */
  | 'ARMED_FORCE'
  /** A commune, ward or township. Vietnamese: xã, phường, thị trấn. */
  | 'COMMUNE'
  /** A department, division or board. Vietnamese: sở, phòng, ban. */
  | 'DEPARTMENT'
  /** An enterprise. Vietnamese: doanh nghiệp. */
  | 'ENTERPRISE'
  /** The Fatherland Front or a mass organization. Vietnamese: Mặt trận, đoàn thể. */
  | 'MASS_ORGANIZATION'
  /** The office of a committee. It keeps the records and follows up the directives. Vietnamese: văn phòng. */
  | 'OFFICE'
  /** Anything else. Vietnamese: khác. */
  | 'OTHER'
  /** An advisory board or office of the Party. Vietnamese: cơ quan Đảng. */
  | 'PARTY_BODY'
  /** A Party committee or its standing committee. Vietnamese: cấp ủy. */
  | 'PARTY_COMMITTEE'
  /** A people's committee. Vietnamese: Ủy ban nhân dân. */
  | 'PEOPLES_COMMITTEE'
  /** A people's council. Vietnamese: Hội đồng nhân dân. */
  | 'PEOPLES_COUNCIL'
  /** A school, hospital, centre or other public-service unit. Vietnamese: đơn vị sự nghiệp. */
  | 'PUBLIC_SERVICE'
  /** A steering committee or task force. Vietnamese: ban chỉ đạo, tổ công tác. */
  | 'TASK_FORCE';

/** Conditions on a value of OrganizationKind. All given conditions must be true. */
export type OrganizationKindFilterInput = {
  /** Equal to this value. */
  eq?: OrganizationKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<OrganizationKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: OrganizationKind | null | undefined;
};

/** Conditions on linked Organization nodes. */
export type OrganizationListFilterInput = {
  /** No linked node matches. */
  none?: OrganizationFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: OrganizationFilterInput | null | undefined;
};

/** Conditions on Person nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type PersonFilterInput = {
  /** Accounts that belong to this person. */
  accounts?: AccountListFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<PersonFilterInput> | null | undefined;
  /** Assignments to this person, with their roles. */
  assignments?: AssignmentListFilterInput | null | undefined;
  /** Meetings attended by this person. */
  attendances?: AttendanceListFilterInput | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Meetings chaired by this person. */
  chairedMeetings?: MeetingListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Assigned directives; the edge has the assignment with the role. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** The drafts that name this person as the chair. */
  drafts?: DraftListFilterInput | null | undefined;
  /** Extension requests decided by this person. */
  extensionDecisions?: ExtensionRequestListFilterInput | null | undefined;
  /** The full name, as documents write it. */
  fullName?: StringFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: PersonFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<PersonFilterInput> | null | undefined;
  /** The positions of this person, past ones included. */
  positions?: PositionListFilterInput | null | undefined;
  /** The addressees in drafts that were resolved to it. */
  proposedAddressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** Transitions of directives made by this person. */
  transitions?: TransitionListFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on Position nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type PositionFilterInput = {
  /** All of these conditions are true. */
  and?: Array<PositionFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: PositionFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<PositionFilterInput> | null | undefined;
  /** The organization of the position. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person who holds the position. */
  person?: PersonFilterInput | null | undefined;
  /** The title of the position, "Bí thư Thành ủy". */
  title?: StringFilterInput | null | undefined;
  /** The first day in the position; null if unknown. */
  validFrom?: DateFilterInput | null | undefined;
  /** The last day in the position; null if it has not ended. */
  validTo?: DateFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Position nodes. */
export type PositionListFilterInput = {
  /** No linked node matches. */
  none?: PositionFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: PositionFilterInput | null | undefined;
};

/** Conditions on PossibleDuplicate nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type PossibleDuplicateFilterInput = {
  /** All of these conditions are true. */
  and?: Array<PossibleDuplicateFilterInput> | null | undefined;
  /** This condition is false. */
  not?: PossibleDuplicateFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<PossibleDuplicateFilterInput> | null | undefined;
};

/** Conditions on linked PossibleDuplicate nodes. */
export type PossibleDuplicateListFilterInput = {
  /** No linked node matches. */
  none?: PossibleDuplicateFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: PossibleDuplicateFilterInput | null | undefined;
};

/** Conditions on ProgressReport nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type ProgressReportFilterInput = {
  /** The account that entered the report. It may not confirm the completion. Null for seeded reports. */
  account?: AccountFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<ProgressReportFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null if the viewer may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The files that prove the report. */
  evidence?: EvidenceListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** True if the unit reports with it that the directive is done. */
  isCompletionReport?: BooleanFilterInput | null | undefined;
  /** This condition is false. */
  not?: ProgressReportFilterInput | null | undefined;
  /** The obstacles that the unit reports. */
  obstacles?: StringFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<ProgressReportFilterInput> | null | undefined;
  /** The unit that reports; null if the viewer may not see it. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The percentage done, 0 to 100, as the unit estimates it. */
  percent?: IntFilterInput | null | undefined;
  /** The period it covers, `2026-10`; null if the report names none. */
  period?: StringFilterInput | null | undefined;
  /** Whether the report is submitted. */
  state?: ReportStateFilterInput | null | undefined;
  /** The day it was submitted; null while it is a draft. */
  submittedOn?: DateFilterInput | null | undefined;
  /** What the unit says it did. */
  summary?: StringFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked ProgressReport nodes. */
export type ProgressReportListFilterInput = {
  /** No linked node matches. */
  none?: ProgressReportFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: ProgressReportFilterInput | null | undefined;
};

/** What a reviewer decided about a clause. */
export type ProposalDecision =
  /** It is a conclusion and will be recorded as proposed here. Vietnamese: chấp nhận. */
  | 'ACCEPTED'
  /** Not decided yet. Vietnamese: chờ rà soát. */
  | 'PENDING'
  /** It is not a conclusion. Vietnamese: loại bỏ. */
  | 'REJECTED'
  /** Other proposals replace it, because it was split or joined with others. Vietnamese: đã tách, gộp. */
  | 'REPLACED';

/** Conditions on a value of ProposalDecision. All given conditions must be true. */
export type ProposalDecisionFilterInput = {
  /** Equal to this value. */
  eq?: ProposalDecision | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<ProposalDecision> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: ProposalDecision | null | undefined;
};

/** Conditions on Proposal nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type ProposalFilterInput = {
  /** The proposed addressees. */
  addressees?: ProposedAddresseeListFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<ProposalFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The conclusion that was recorded from it. */
  conclusion?: ConclusionFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The deadline it will be recorded with. */
  deadline?: DeadlineFilterInput | null | undefined;
  /** What a reviewer decided. */
  decision?: ProposalDecisionFilterInput | null | undefined;
  /** The directive that was recorded from it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The kind of the directive. If null: STANDING_RULE for a PROHIBITION, CONTINUOUS for an ONGOING or RECURRING deadline, else TASK. */
  directiveKind?: DirectiveKindFilterInput | null | undefined;
  /** The draft; null if the viewer may not see it. */
  draft?: DraftFilterInput | null | undefined;
  /** How this clause relates to that directive. */
  duplicateDecision?: DuplicateDecisionFilterInput | null | undefined;
  /** The recorded directive that orders the same, if the reviewer decided so. */
  duplicateOf?: DirectiveFilterInput | null | undefined;
  /** The offset at which it ends, exclusive. */
  end?: IntFilterInput | null | undefined;
  /** What the rules extracted. It never changes. */
  extracted?: ExtractedClauseValuesFilterInput | null | undefined;
  /** The deadline that the rules extracted; kind NONE without words if they found none. */
  extractedDeadline?: DeadlineFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The proposal that it was joined into. */
  joinedInto?: ProposalFilterInput | null | undefined;
  /** The kind of conclusion it will be recorded as. */
  kind?: ConclusionKindFilterInput | null | undefined;
  /** This condition is false. */
  not?: ProposalFilterInput | null | undefined;
  /** A remark of the reviewer. */
  note?: StringFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<ProposalFilterInput> | null | undefined;
  /** The proposals that it was split into or joined from. */
  parts?: ProposalListFilterInput | null | undefined;
  /** Directives of the governing body from other texts that may be the same. This is a warning: the server never merges them by itself. */
  possibleDuplicates?: PossibleDuplicateListFilterInput | null | undefined;
  /** The exact words of the clause. */
  quote?: StringFilterInput | null | undefined;
  /** The proposal that it was split from. */
  splitFrom?: ProposalFilterInput | null | undefined;
  /** The offset at which it starts, in UTF-16 units from the start of the text. */
  start?: IntFilterInput | null | undefined;
  /** The topics that it will be recorded with. */
  topics?: TopicListFilterInput | null | undefined;
  /** When the proposal last changed, including its addressees. */
  updatedAt?: DateTimeFilterInput | null | undefined;
  /** Whether the source says that it is urgent. Urgency is not a deadline. */
  urgent?: BooleanFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Proposal nodes. */
export type ProposalListFilterInput = {
  /** No linked node matches. */
  none?: ProposalFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: ProposalFilterInput | null | undefined;
};

/** Conditions on ProposedAddressee nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type ProposedAddresseeFilterInput = {
  /** All of these conditions are true. */
  and?: Array<ProposedAddresseeFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Organizations and groups of the governing body whose name on the day of the meeting is similar to these words, the most similar first. They are suggestions only. */
  candidates?: AddresseeCandidateListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The role that the rules extracted; null if a reviewer added the addressee. It never changes. */
  extractedRole?: AssignmentRoleFilterInput | null | undefined;
  /** The kind of addressee that the words name. */
  form?: AddresseeFormFilterInput | null | undefined;
  /** The group that is meant; null if it is none, or not known. */
  group?: GroupFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** True if the clause itself names no addressee and this one comes from an earlier part of the text. */
  inherited?: BooleanFilterInput | null | undefined;
  /** True if a reviewer excluded it. It then gets no assignment. */
  isExcluded?: BooleanFilterInput | null | undefined;
  /** The words that name the addressee. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: ProposedAddresseeFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<ProposedAddresseeFilterInput> | null | undefined;
  /** The number among the addressees of the clause, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** The organization that is meant; null if it is none, or not known. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person who is meant; null if it is none, or not known. */
  person?: PersonFilterInput | null | undefined;
  /** The clause; null if the viewer may not see it. */
  proposal?: ProposalFilterInput | null | undefined;
  /** How the words were resolved; null while they are not. */
  resolvedBy?: ResolvedByFilterInput | null | undefined;
  /** The role that the addressee will have in the directive. */
  role?: AssignmentRoleFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked ProposedAddressee nodes. */
export type ProposedAddresseeListFilterInput = {
  /** No linked node matches. */
  none?: ProposedAddresseeFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: ProposedAddresseeFilterInput | null | undefined;
};

/** What a body shows to anonymous viewers. */
export type Publication =
  /** Nothing. Vietnamese: không công bố. */
  | 'NOTHING'
  /** Figures, and the meetings, conclusions and directives of PUBLIC documents. Vietnamese: số liệu và văn bản công khai. */
  | 'RECORDS'
  /** Figures only. Vietnamese: số liệu. */
  | 'STATISTICS';

/** Conditions on a value of Publication. All given conditions must be true. */
export type PublicationFilterInput = {
  /** Equal to this value. */
  eq?: Publication | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<Publication> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: Publication | null | undefined;
};

/** The relation of one directive to another. */
export type RelationKind =
  /** Changes a part of the other directive. Vietnamese: sửa đổi. */
  | 'AMENDS'
  /** Is a part of the other directive. Vietnamese: thuộc. */
  | 'PART_OF'
  /** Orders the same again. Vietnamese: nhắc lại. */
  | 'REPEATS'
  /** Revokes the other directive. Vietnamese: bãi bỏ. */
  | 'REVOKES'
  /** Replaces the other directive. Vietnamese: thay thế. */
  | 'SUPERSEDES';

/** Conditions on a value of RelationKind. All given conditions must be true. */
export type RelationKindFilterInput = {
  /** Equal to this value. */
  eq?: RelationKind | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<RelationKind> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: RelationKind | null | undefined;
};

/** Whether a report is submitted. */
export type ReportState =
  /** Being written. It has no effect yet. Vietnamese: bản nháp. */
  | 'DRAFT'
  /** Submitted. Vietnamese: đã gửi. */
  | 'SUBMITTED';

/** Conditions on a value of ReportState. All given conditions must be true. */
export type ReportStateFilterInput = {
  /** Equal to this value. */
  eq?: ReportState | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<ReportState> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: ReportState | null | undefined;
};

/** How words were resolved to an addressee. */
export type ResolvedBy =
  /** Exactly one has this name. Vietnamese: theo tên. */
  | 'NAME'
  /** A reviewer decided it. Vietnamese: người rà soát. */
  | 'PERSON';

/** Conditions on a value of ResolvedBy. All given conditions must be true. */
export type ResolvedByFilterInput = {
  /** Equal to this value. */
  eq?: ResolvedBy | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<ResolvedBy> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: ResolvedBy | null | undefined;
};

/** Conditions on Review nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type ReviewFilterInput = {
  /** All of these conditions are true. */
  and?: Array<ReviewFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null if the viewer may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The later meeting; null if the viewer may not see it. */
  meeting?: MeetingFilterInput | null | undefined;
  /** This condition is false. */
  not?: ReviewFilterInput | null | undefined;
  /** A note of the review. */
  note?: StringFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<ReviewFilterInput> | null | undefined;
  /** What the meeting decided. */
  outcome?: ReviewOutcomeFilterInput | null | undefined;
  /** The day of the review. */
  reviewedOn?: DateFilterInput | null | undefined;
  /** The passage of the later document about the directive. */
  span?: TextSpanFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Review nodes. */
export type ReviewListFilterInput = {
  /** No linked node matches. */
  none?: ReviewFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: ReviewFilterInput | null | undefined;
};

/** What a later meeting decided about a directive. */
export type ReviewOutcome =
  /** It stays open and is reviewed again. Vietnamese: tiếp tục theo dõi. */
  | 'CARRIED_OVER'
  /** The meeting closed it. Vietnamese: kết thúc theo dõi. */
  | 'CLOSED'
  /** The meeting took note of it. Vietnamese: ghi nhận. */
  | 'NOTED'
  /** The meeting urged the unit. Vietnamese: đôn đốc. */
  | 'URGED';

/** Conditions on a value of ReviewOutcome. All given conditions must be true. */
export type ReviewOutcomeFilterInput = {
  /** Equal to this value. */
  eq?: ReviewOutcome | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<ReviewOutcome> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: ReviewOutcome | null | undefined;
};

/** The role of an account in an organization and all organizations below it. */
export type Role =
  /** Manages accounts, units, the calendar and settings. This role alone reads no meetings, documents or directives. Vietnamese: quản trị. */
  | 'ADMIN'
  /** Reads everything in scope and the whole history. Changes nothing. Vietnamese: kiểm tra, thanh tra. */
  | 'AUDITOR'
  /** Reads everything in scope, confirms completion, decides on extensions and urges units. Vietnamese: lãnh đạo. */
  | 'LEADER'
  /** Records meetings, documents and directives, assigns directives and confirms their completion. Vietnamese: văn phòng. */
  | 'OFFICE'
  /** Accepts or returns the assignments of its unit, reports on them and requests extensions. Vietnamese: đơn vị. */
  | 'UNIT';

/** Conditions on a value of Role. All given conditions must be true. */
export type RoleFilterInput = {
  /** Equal to this value. */
  eq?: Role | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<Role> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: Role | null | undefined;
};

/** Conditions on RoleGrant nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type RoleGrantFilterInput = {
  /** The account that has the role; null if the viewer may not see it. */
  account?: AccountFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<RoleGrantFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: RoleGrantFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<RoleGrantFilterInput> | null | undefined;
  /** The organization in which, and below which, the role applies. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The role. */
  role?: RoleFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked RoleGrant nodes. */
export type RoleGrantListFilterInput = {
  /** No linked node matches. */
  none?: RoleGrantFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: RoleGrantFilterInput | null | undefined;
};

/** Conditions on Session nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type SessionFilterInput = {
  /** The account that is signed in. */
  account?: AccountFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<SessionFilterInput> | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** When it was ended early; null if it was not. */
  endedAt?: DateTimeFilterInput | null | undefined;
  /** When it ends, even if it is in use. */
  expiresAt?: DateTimeFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** When it was last used, precise to the minute. */
  lastUsedAt?: DateTimeFilterInput | null | undefined;
  /** This condition is false. */
  not?: SessionFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<SessionFilterInput> | null | undefined;
  /** The user agent of the browser. */
  userAgent?: StringFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Session nodes. */
export type SessionListFilterInput = {
  /** No linked node matches. */
  none?: SessionFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: SessionFilterInput | null | undefined;
};

/** Conditions on a text. All given conditions must be true. */
export type StringFilterInput = {
  /** Contains this text. Upper case, lower case and diacritics make no difference. */
  contains?: string | null | undefined;
  /** Equal to this value. */
  eq?: string | null | undefined;
  /** Greater or later than this value. */
  gt?: string | null | undefined;
  /** Equal to this value, or greater or later. */
  gte?: string | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<string> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Smaller or earlier than this value. */
  lt?: string | null | undefined;
  /** Equal to this value, or smaller or earlier. */
  lte?: string | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: string | null | undefined;
};

/** Conditions on TextSpan nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type TextSpanFilterInput = {
  /** All of these conditions are true. */
  and?: Array<TextSpanFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** Its number among the clauses of the concluding zone, from 1; null if it is not a clause. */
  clause?: IntFilterInput | null | undefined;
  /** Conclusions that follow from this span. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives that follow from this span. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** The document; null if the viewer may not see it. */
  document?: DocumentFilterInput | null | undefined;
  /** The offset at which it ends, exclusive. */
  end?: IntFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: TextSpanFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<TextSpanFilterInput> | null | undefined;
  /** True: no conclusion and no directive follows from this span. */
  producedNothing?: BooleanFilterInput | null | undefined;
  /** The exact words, typing errors and no-break spaces included. */
  quote?: StringFilterInput | null | undefined;
  /** Reviews that this span records. */
  reviews?: ReviewListFilterInput | null | undefined;
  /** The offset at which it starts, in UTF-16 units from the start of the text. */
  start?: IntFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked TextSpan nodes. */
export type TextSpanListFilterInput = {
  /** No linked node matches. */
  none?: TextSpanFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: TextSpanFilterInput | null | undefined;
};

/** Whether a directive is in time on a day. Derived, never stored. */
export type Timeliness =
  /** Open, and due within `dueSoonDays` of the body (default: 7), the last day included. Vietnamese: sắp đến hạn. */
  | 'DUE_SOON'
  /** Completed, and reported done after the deadline in force. Vietnamese: hoàn thành quá hạn. */
  | 'LATE'
  /** The source names no due day, or only implies one. Vietnamese: không có thời hạn. */
  | 'NO_DEADLINE'
  /** Completed, and reported done by the deadline in force. Vietnamese: hoàn thành đúng hạn. */
  | 'ON_TIME'
  /** Open, and not due soon. Vietnamese: trong hạn. */
  | 'ON_TRACK'
  /** Open, and the deadline lies before the requested day. Due today is not overdue. Vietnamese: quá hạn. */
  | 'OVERDUE';

/** Conditions on a value of Timeliness. All given conditions must be true. */
export type TimelinessFilterInput = {
  /** Equal to this value. */
  eq?: Timeliness | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<Timeliness> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: Timeliness | null | undefined;
};

/** What a token may be used for. */
export type TokenScope =
  /** Reads what its account may read. Vietnamese: chỉ đọc. */
  | 'READ'
  /** Reads and changes what its account may. Vietnamese: đọc và ghi. */
  | 'WRITE';

/** Conditions on a value of TokenScope. All given conditions must be true. */
export type TokenScopeFilterInput = {
  /** Equal to this value. */
  eq?: TokenScope | null | undefined;
  /** Equal to one of these values, at most 100. */
  in?: Array<TokenScope> | null | undefined;
  /** True: the field has no value. False: the field has a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value. Nodes without a value match too. */
  not?: TokenScope | null | undefined;
};

/** Conditions on Topic nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type TopicFilterInput = {
  /** All of these conditions are true. */
  and?: Array<TopicFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** The narrower topics. */
  children?: TopicListFilterInput | null | undefined;
  /** A short code for people and links, `thu-ngan-sach`. */
  code?: StringFilterInput | null | undefined;
  /** Conclusions on this topic, across meetings. */
  conclusions?: ConclusionListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** Directives on this topic, across meetings. */
  directives?: DirectiveListFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** The name. */
  name?: StringFilterInput | null | undefined;
  /** This condition is false. */
  not?: TopicFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<TopicFilterInput> | null | undefined;
  /** The wider theme that this one belongs to. */
  parent?: TopicFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Topic nodes. */
export type TopicListFilterInput = {
  /** No linked node matches. */
  none?: TopicFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: TopicFilterInput | null | undefined;
};

/** The relation between two neighbouring nodes of a trace. */
export type TraceRelation =
  /** An assignment and its directive. Vietnamese: phân công. */
  | 'ASSIGNMENT_OF'
  /** A conclusion or directive and its meeting. Vietnamese: kết luận tại. */
  | 'CONCLUDED_IN'
  /** A change of deadline and its directive. Vietnamese: điều chỉnh thời hạn. */
  | 'DEADLINE_CHANGE_OF'
  /** Evidence and the report it supports. Vietnamese: minh chứng của. */
  | 'EVIDENCE_OF'
  /** An extension request and its directive. Vietnamese: gia hạn. */
  | 'EXTENSION_OF'
  /** A directive and the conclusion it follows from. Vietnamese: phát sinh từ. */
  | 'FOLLOWS_FROM'
  /** A conclusion or directive and the span with its exact words. Vietnamese: trích từ. */
  | 'QUOTED_IN'
  /** A document and the meeting it records. Vietnamese: ghi lại. */
  | 'RECORD_OF'
  /** A relation and the later directive, where it starts. Vietnamese: liên quan. */
  | 'RELATION_OF'
  /** A report and its directive. Vietnamese: báo cáo về. */
  | 'REPORT_ON'
  /** A review and its directive. Vietnamese: rà soát. */
  | 'REVIEW_OF'
  /** A text span and its document. Vietnamese: đoạn của. */
  | 'SPAN_OF'
  /** A transition of the status and its directive. Vietnamese: chuyển trạng thái. */
  | 'TRANSITION_OF';

/** Conditions on Transition nodes. All given conditions must be true. An empty filter matches every node that the viewer may see. */
export type TransitionFilterInput = {
  /** The account that entered it; null if a seed or an import did. */
  account?: AccountFilterInput | null | undefined;
  /** All of these conditions are true. */
  and?: Array<TransitionFilterInput> | null | undefined;
  /** The changes of this node, the latest first. Only for viewers who may read the history. */
  auditLog?: AuditEventListFilterInput | null | undefined;
  /** When the node was entered in the graph. */
  createdAt?: DateTimeFilterInput | null | undefined;
  /** The directive; null if the viewer may not see it. */
  directive?: DirectiveFilterInput | null | undefined;
  /** The status before; null for the first transition. */
  from?: DirectiveStatusFilterInput | null | undefined;
  /** The day it happened, in the time zone of the office. */
  happenedOn?: DateFilterInput | null | undefined;
  /** Opaque and permanent: never changed and never reused. */
  id?: IdFilterInput | null | undefined;
  /** This condition is false. */
  not?: TransitionFilterInput | null | undefined;
  /** At least one of these conditions is true. */
  or?: Array<TransitionFilterInput> | null | undefined;
  /** The number of the transition within the directive, from 1. */
  ordinal?: IntFilterInput | null | undefined;
  /** The unit that did it, if known. */
  organization?: OrganizationFilterInput | null | undefined;
  /** The person who did it, if known. */
  person?: PersonFilterInput | null | undefined;
  /** The reason of the transition. */
  reason?: StringFilterInput | null | undefined;
  /** The status after. */
  to?: DirectiveStatusFilterInput | null | undefined;
  /** Every change increments it. Send it as `expectedVersion` to change the node. */
  version?: IntFilterInput | null | undefined;
};

/** Conditions on linked Transition nodes. */
export type TransitionListFilterInput = {
  /** No linked node matches. */
  none?: TransitionFilterInput | null | undefined;
  /** At least one linked node matches. */
  some?: TransitionFilterInput | null | undefined;
};

export type BriefingByPeriodQueryVariables = Exact<{
  period: string;
}>;


export type BriefingByPeriodQuery = { meetings: { totalCount: number, nodes: Array<{ id: string, code: string, title: string, period: string | null, heldOn: string | null, heldOnPrecision: DatePrecision | null, host: { id: string, name: string }, chair: { id: string, fullName: string } | null, conclusions: { nodes: Array<{ id: string, ordinal: number, kind: ConclusionKind, text: string, hasFollowUp: boolean }> }, open: { totalCount: number } }> } };

export type DirectivesOfOrganizationQueryVariables = Exact<{
  organization: string | number;
  filter?: DirectiveFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DirectivesOfOrganizationQuery = { organization: { id: string, name: string, directives: { totalCount: number, edges: Array<{ cursor: string, assignment: { role: AssignmentRole, acceptance: Acceptance }, node: { id: string, code: string, text: string, status: DirectiveStatus, timeliness: Timeliness | null, daysOverdue: number, deadline: { words: string | null, dueOn: string | null, precision: DatePrecision | null, inferred: boolean }, meeting: { id: string, code: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OpenDirectivesOfMeetingQueryVariables = Exact<{
  meeting: string | number;
}>;


export type OpenDirectivesOfMeetingQuery = { meeting: { id: string, title: string, directives: { nodes: Array<{ id: string, code: string, text: string, status: DirectiveStatus, timeliness: Timeliness | null, deadline: { kind: DeadlineKind, words: string | null, dueOn: string | null, precision: DatePrecision | null, inferred: boolean }, assignments: { nodes: Array<{ role: AssignmentRole, inherited: boolean, addressee:
              | { __typename: 'Group', id: string, name: string }
              | { __typename: 'Organization', id: string, name: string }
              | { __typename: 'Person', id: string, fullName: string }
             | null }> }, span: { start: number, end: number, quote: string, document: { id: string, title: string | null } | null } | null }> } } | null };

export type OverdueDirectivesQueryVariables = Exact<{
  asOf?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OverdueDirectivesQuery = { directives: { totalCount: number, nodes: Array<{ id: string, code: string, text: string, daysOverdue: number, silentDays: number | null, extensionCount: number, slippageDays: number | null, deadline: { words: string | null, dueOn: string | null, precision: DatePrecision | null }, originalDeadline: { dueOn: string | null }, assignments: { nodes: Array<{ addressee:
            | { __typename: 'Group', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, fullName: string }
           | null }> }, meeting: { id: string, code: string, period: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchGraphQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchGraphQuery = { search: { totalCount: number, edges: Array<{ cursor: string, node: { isExact: boolean, snippet: string, highlights: Array<{ start: number, end: number }>, node:
          | { __typename: 'AccessToken', id: string }
          | { __typename: 'Account', id: string }
          | { __typename: 'Assignment', id: string }
          | { __typename: 'Attendance', id: string }
          | { __typename: 'AuditEvent', id: string }
          | { __typename: 'BodyPolicy', id: string }
          | { __typename: 'CalendarDay', id: string }
          | { __typename: 'Conclusion', ordinal: number, id: string, meeting: { id: string, code: string } }
          | { __typename: 'DeadlineChange', id: string }
          | { __typename: 'Directive', code: string, status: DirectiveStatus, id: string }
          | { __typename: 'DirectiveRelation', id: string }
          | { __typename: 'Document', title: string | null, id: string }
          | { __typename: 'Draft', id: string }
          | { __typename: 'Evidence', id: string }
          | { __typename: 'ExtensionRequest', id: string }
          | { __typename: 'Group', id: string }
          | { __typename: 'GroupMember', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'OrganizationAlias', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Position', id: string }
          | { __typename: 'ProgressReport', id: string }
          | { __typename: 'Proposal', id: string }
          | { __typename: 'ProposedAddressee', id: string }
          | { __typename: 'Review', id: string }
          | { __typename: 'RoleGrant', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'TextSpan', id: string }
          | { __typename: 'Tombstone', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Transition', id: string }
         } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TraceNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type TraceNodeQuery = { trace: { node:
      | { __typename: 'AccessToken', id: string }
      | { __typename: 'Account', id: string }
      | { __typename: 'Assignment', id: string }
      | { __typename: 'Attendance', id: string }
      | { __typename: 'AuditEvent', id: string }
      | { __typename: 'BodyPolicy', id: string }
      | { __typename: 'CalendarDay', id: string }
      | { __typename: 'Conclusion', id: string }
      | { __typename: 'DeadlineChange', id: string }
      | { __typename: 'Directive', id: string }
      | { __typename: 'DirectiveRelation', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Draft', id: string }
      | { __typename: 'Evidence', id: string }
      | { __typename: 'ExtensionRequest', id: string }
      | { __typename: 'Group', id: string }
      | { __typename: 'GroupMember', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Organization', id: string }
      | { __typename: 'OrganizationAlias', id: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'Position', id: string }
      | { __typename: 'ProgressReport', id: string }
      | { __typename: 'Proposal', id: string }
      | { __typename: 'ProposedAddressee', id: string }
      | { __typename: 'Review', id: string }
      | { __typename: 'RoleGrant', id: string }
      | { __typename: 'Session', id: string }
      | { __typename: 'TextSpan', id: string }
      | { __typename: 'Tombstone', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Transition', id: string }
    , origin: { nodes: Array<{ distance: number, relation: TraceRelation, node:
          | { __typename: 'AccessToken', id: string }
          | { __typename: 'Account', id: string }
          | { __typename: 'Assignment', id: string }
          | { __typename: 'Attendance', id: string }
          | { __typename: 'AuditEvent', id: string }
          | { __typename: 'BodyPolicy', id: string }
          | { __typename: 'CalendarDay', id: string }
          | { __typename: 'Conclusion', ordinal: number, kind: ConclusionKind, text: string, id: string }
          | { __typename: 'DeadlineChange', id: string }
          | { __typename: 'Directive', code: string, text: string, status: DirectiveStatus, id: string }
          | { __typename: 'DirectiveRelation', id: string }
          | { __typename: 'Document', number: string | null, id: string, documentTitle: string | null, textSha256: string | null }
          | { __typename: 'Draft', id: string }
          | { __typename: 'Evidence', fileName: string, sha256: string, id: string }
          | { __typename: 'ExtensionRequest', id: string }
          | { __typename: 'Group', id: string }
          | { __typename: 'GroupMember', id: string }
          | { __typename: 'Meeting', code: string, title: string, id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'OrganizationAlias', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Position', id: string }
          | { __typename: 'ProgressReport', submittedOn: string | null, summary: string, percent: number | null, id: string }
          | { __typename: 'Proposal', id: string }
          | { __typename: 'ProposedAddressee', id: string }
          | { __typename: 'Review', id: string }
          | { __typename: 'RoleGrant', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'TextSpan', start: number, end: number, quote: string, id: string }
          | { __typename: 'Tombstone', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Transition', id: string }
         }> }, onward: { nodes: Array<{ distance: number, relation: TraceRelation, node:
          | { __typename: 'AccessToken', id: string }
          | { __typename: 'Account', id: string }
          | { __typename: 'Assignment', id: string }
          | { __typename: 'Attendance', id: string }
          | { __typename: 'AuditEvent', id: string }
          | { __typename: 'BodyPolicy', id: string }
          | { __typename: 'CalendarDay', id: string }
          | { __typename: 'Conclusion', ordinal: number, kind: ConclusionKind, text: string, id: string }
          | { __typename: 'DeadlineChange', id: string }
          | { __typename: 'Directive', code: string, text: string, status: DirectiveStatus, id: string }
          | { __typename: 'DirectiveRelation', id: string }
          | { __typename: 'Document', number: string | null, id: string, documentTitle: string | null, textSha256: string | null }
          | { __typename: 'Draft', id: string }
          | { __typename: 'Evidence', fileName: string, sha256: string, id: string }
          | { __typename: 'ExtensionRequest', id: string }
          | { __typename: 'Group', id: string }
          | { __typename: 'GroupMember', id: string }
          | { __typename: 'Meeting', code: string, title: string, id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'OrganizationAlias', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Position', id: string }
          | { __typename: 'ProgressReport', submittedOn: string | null, summary: string, percent: number | null, id: string }
          | { __typename: 'Proposal', id: string }
          | { __typename: 'ProposedAddressee', id: string }
          | { __typename: 'Review', id: string }
          | { __typename: 'RoleGrant', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'TextSpan', start: number, end: number, quote: string, id: string }
          | { __typename: 'Tombstone', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Transition', id: string }
         }> } } | null };

type Traced_AccessToken_Fragment = { __typename: 'AccessToken', id: string };

type Traced_Account_Fragment = { __typename: 'Account', id: string };

type Traced_Assignment_Fragment = { __typename: 'Assignment', id: string };

type Traced_Attendance_Fragment = { __typename: 'Attendance', id: string };

type Traced_AuditEvent_Fragment = { __typename: 'AuditEvent', id: string };

type Traced_BodyPolicy_Fragment = { __typename: 'BodyPolicy', id: string };

type Traced_CalendarDay_Fragment = { __typename: 'CalendarDay', id: string };

type Traced_Conclusion_Fragment = { __typename: 'Conclusion', ordinal: number, kind: ConclusionKind, text: string, id: string };

type Traced_DeadlineChange_Fragment = { __typename: 'DeadlineChange', id: string };

type Traced_Directive_Fragment = { __typename: 'Directive', code: string, text: string, status: DirectiveStatus, id: string };

type Traced_DirectiveRelation_Fragment = { __typename: 'DirectiveRelation', id: string };

type Traced_Document_Fragment = { __typename: 'Document', number: string | null, id: string, documentTitle: string | null, textSha256: string | null };

type Traced_Draft_Fragment = { __typename: 'Draft', id: string };

type Traced_Evidence_Fragment = { __typename: 'Evidence', fileName: string, sha256: string, id: string };

type Traced_ExtensionRequest_Fragment = { __typename: 'ExtensionRequest', id: string };

type Traced_Group_Fragment = { __typename: 'Group', id: string };

type Traced_GroupMember_Fragment = { __typename: 'GroupMember', id: string };

type Traced_Meeting_Fragment = { __typename: 'Meeting', code: string, title: string, id: string };

type Traced_Organization_Fragment = { __typename: 'Organization', id: string };

type Traced_OrganizationAlias_Fragment = { __typename: 'OrganizationAlias', id: string };

type Traced_Person_Fragment = { __typename: 'Person', id: string };

type Traced_Position_Fragment = { __typename: 'Position', id: string };

type Traced_ProgressReport_Fragment = { __typename: 'ProgressReport', submittedOn: string | null, summary: string, percent: number | null, id: string };

type Traced_Proposal_Fragment = { __typename: 'Proposal', id: string };

type Traced_ProposedAddressee_Fragment = { __typename: 'ProposedAddressee', id: string };

type Traced_Review_Fragment = { __typename: 'Review', id: string };

type Traced_RoleGrant_Fragment = { __typename: 'RoleGrant', id: string };

type Traced_Session_Fragment = { __typename: 'Session', id: string };

type Traced_TextSpan_Fragment = { __typename: 'TextSpan', start: number, end: number, quote: string, id: string };

type Traced_Tombstone_Fragment = { __typename: 'Tombstone', id: string };

type Traced_Topic_Fragment = { __typename: 'Topic', id: string };

type Traced_Transition_Fragment = { __typename: 'Transition', id: string };

export type TracedFragment =
  | Traced_AccessToken_Fragment
  | Traced_Account_Fragment
  | Traced_Assignment_Fragment
  | Traced_Attendance_Fragment
  | Traced_AuditEvent_Fragment
  | Traced_BodyPolicy_Fragment
  | Traced_CalendarDay_Fragment
  | Traced_Conclusion_Fragment
  | Traced_DeadlineChange_Fragment
  | Traced_Directive_Fragment
  | Traced_DirectiveRelation_Fragment
  | Traced_Document_Fragment
  | Traced_Draft_Fragment
  | Traced_Evidence_Fragment
  | Traced_ExtensionRequest_Fragment
  | Traced_Group_Fragment
  | Traced_GroupMember_Fragment
  | Traced_Meeting_Fragment
  | Traced_Organization_Fragment
  | Traced_OrganizationAlias_Fragment
  | Traced_Person_Fragment
  | Traced_Position_Fragment
  | Traced_ProgressReport_Fragment
  | Traced_Proposal_Fragment
  | Traced_ProposedAddressee_Fragment
  | Traced_Review_Fragment
  | Traced_RoleGrant_Fragment
  | Traced_Session_Fragment
  | Traced_TextSpan_Fragment
  | Traced_Tombstone_Fragment
  | Traced_Topic_Fragment
  | Traced_Transition_Fragment
;

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TracedFragmentDoc = new TypedDocumentString(`
    fragment Traced on Node {
  __typename
  id
  ... on Meeting {
    code
    title
  }
  ... on Document {
    number
    documentTitle: title
    textSha256: sha256
  }
  ... on TextSpan {
    start
    end
    quote
  }
  ... on Conclusion {
    ordinal
    kind
    text
  }
  ... on Directive {
    code
    text
    status
  }
  ... on ProgressReport {
    submittedOn
    summary
    percent
  }
  ... on Evidence {
    fileName
    sha256
  }
}
    `, {"fragmentName":"Traced"}) as unknown as TypedDocumentString<TracedFragment, unknown>;
export const BriefingByPeriodDocument = new TypedDocumentString(`
    query BriefingByPeriod($period: String!) {
  meetings(filter: {period: {eq: $period}, kind: {eq: BRIEFING}}, first: 20) {
    totalCount
    nodes {
      id
      code
      title
      period
      heldOn
      heldOnPrecision
      host {
        id
        name
      }
      chair {
        id
        fullName
      }
      conclusions(first: 100) {
        nodes {
          id
          ordinal
          kind
          text
          hasFollowUp
        }
      }
      open: directives(filter: {isOpen: {eq: true}}) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BriefingByPeriodQuery, BriefingByPeriodQueryVariables>;
export const DirectivesOfOrganizationDocument = new TypedDocumentString(`
    query DirectivesOfOrganization($organization: ID!, $filter: DirectiveFilterInput, $first: Int = 20, $after: String) {
  organization(by: {id: $organization}) {
    id
    name
    directives(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        assignment {
          role
          acceptance
        }
        node {
          id
          code
          text
          status
          timeliness
          daysOverdue
          deadline {
            words
            dueOn
            precision
            inferred
          }
          meeting {
            id
            code
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DirectivesOfOrganizationQuery, DirectivesOfOrganizationQueryVariables>;
export const OpenDirectivesOfMeetingDocument = new TypedDocumentString(`
    query OpenDirectivesOfMeeting($meeting: ID!) {
  meeting(by: {id: $meeting}) {
    id
    title
    directives(filter: {isOpen: {eq: true}}, orderBy: [{field: CODE}], first: 100) {
      nodes {
        id
        code
        text
        status
        timeliness
        deadline {
          kind
          words
          dueOn
          precision
          inferred
        }
        assignments(first: 20) {
          nodes {
            role
            inherited
            addressee {
              __typename
              ... on Organization {
                id
                name
              }
              ... on Group {
                id
                name
              }
              ... on Person {
                id
                fullName
              }
            }
          }
        }
        span {
          start
          end
          quote
          document {
            id
            title
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenDirectivesOfMeetingQuery, OpenDirectivesOfMeetingQueryVariables>;
export const OverdueDirectivesDocument = new TypedDocumentString(`
    query OverdueDirectives($asOf: Date, $first: Int = 20, $after: String) {
  directives(
    asOf: $asOf
    filter: {isOverdue: {eq: true}}
    orderBy: [{field: DUE_ON}]
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      code
      text
      daysOverdue
      silentDays
      extensionCount
      slippageDays
      deadline {
        words
        dueOn
        precision
      }
      originalDeadline {
        dueOn
      }
      assignments(filter: {role: {eq: LEAD}}, first: 10) {
        nodes {
          addressee {
            __typename
            ... on Organization {
              id
              name
            }
            ... on Group {
              id
              name
            }
            ... on Person {
              id
              fullName
            }
          }
        }
      }
      meeting {
        id
        code
        period
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OverdueDirectivesQuery, OverdueDirectivesQueryVariables>;
export const SearchGraphDocument = new TypedDocumentString(`
    query SearchGraph($text: String!, $first: Int = 20, $after: String) {
  search(text: $text, first: $first, after: $after) {
    totalCount
    edges {
      cursor
      node {
        isExact
        snippet
        highlights {
          start
          end
        }
        node {
          __typename
          id
          ... on Document {
            title
          }
          ... on Conclusion {
            ordinal
            meeting {
              id
              code
            }
          }
          ... on Directive {
            code
            status
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchGraphQuery, SearchGraphQueryVariables>;
export const TraceNodeDocument = new TypedDocumentString(`
    query TraceNode($id: ID!) {
  trace(id: $id) {
    node {
      __typename
      id
    }
    origin(first: 50) {
      nodes {
        distance
        relation
        node {
          ...Traced
        }
      }
    }
    onward(first: 100) {
      nodes {
        distance
        relation
        node {
          ...Traced
        }
      }
    }
  }
}
    fragment Traced on Node {
  __typename
  id
  ... on Meeting {
    code
    title
  }
  ... on Document {
    number
    documentTitle: title
    textSha256: sha256
  }
  ... on TextSpan {
    start
    end
    quote
  }
  ... on Conclusion {
    ordinal
    kind
    text
  }
  ... on Directive {
    code
    text
    status
  }
  ... on ProgressReport {
    submittedOn
    summary
    percent
  }
  ... on Evidence {
    fileName
    sha256
  }
}`) as unknown as TypedDocumentString<TraceNodeQuery, TraceNodeQueryVariables>;