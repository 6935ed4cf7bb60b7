export { certificatesOf } from './certificates';
export { timestampRequest } from './request';
export { readTimestampResponse, type TimestampResponse } from './response';
export { verifyTimestamp, type TokenClaims, type TokenVerdict } from './verify';
