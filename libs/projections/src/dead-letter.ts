import type { DeadLetter, InstanceKey, ProjectedEvent } from './types';

/** The row that says where a projection stopped, why, and how to go on. */
export function letterFor({ name, version, generation }: InstanceKey, event: ProjectedEvent, cause: unknown, at: string): DeadLetter {
  const error = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const { id: eventId, type, stream, position, logSize } = event;
  return {
    name,
    version,
    generation,
    eventId,
    type,
    stream,
    position,
    logSize,
    error,
    at,
    remedy: remedyFor(name, event),
    resolvedAt: null,
    skipped: false,
  };
}

function remedyFor(name: string, { id, type, stream, logSize }: ProjectedEvent): string {
  return (
    `"${name}" dừng ở sự kiện thứ ${logSize} của nhật ký (${type} trong ${stream}, mã ${id}); các mô hình đọc khác vẫn chạy. ` +
    `Hãy sửa lỗi, tăng số phiên bản rồi khởi động lại; hoặc chạy \`hieuhoc projections skip ${name} --event ${id}\` để bỏ qua đúng sự kiện này.`
  );
}
