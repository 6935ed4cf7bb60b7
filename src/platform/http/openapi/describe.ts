import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { describeAnswers } from './document';

/** `/api/docs` to read and try, `/api/openapi.json` for machines. */
export function describeApi(app: INestApplication): void {
  const head = new DocumentBuilder()
    .setTitle('Hiếu học')
    .setDescription(
      'Chỉ tiêu, số liệu, công nhận và lịch sử của các kế hoạch xây dựng xã hội học tập. Mọi thay đổi là một sự kiện trong nhật ký chỉ ghi thêm.',
    )
    .setVersion('0.1.0')
    .addCookieAuth(
      'hieuhoc',
      { type: 'apiKey', description: 'Phiên đăng nhập (POST /api/session); qua https tên là __Host-hieuhoc' },
      'session',
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Thẻ của chương trình (POST /api/session/token)' },
      'token',
    )
    .addSecurityRequirements('session')
    .addSecurityRequirements('token')
    .build();
  SwaggerModule.setup('api/docs', app, () => describeAnswers(SwaggerModule.createDocument(app, head)), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
