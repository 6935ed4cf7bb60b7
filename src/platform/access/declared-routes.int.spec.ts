import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { DeclaredRoutes, UndeclaredRoutes } from './declared-routes';
import { area, Open, Permission } from './permission';

@Controller('khai')
class Declared {
  @Get('mo')
  @Open('a test')
  open(): string {
    return 'mở';
  }

  @Get('xa/:area')
  @Permission('figure.read', area.param('area'))
  one(): string {
    return this.open();
  }
}

@Controller('quen')
class Forgotten {
  @Get()
  forgotten(): string {
    return 'ai cũng vào được';
  }
}

@Controller('ca-nhom')
@Open('a test')
class DeclaredAsAWhole {
  @Get()
  one(): string {
    return 'mở';
  }
}

const startedWith = async (...controllers: readonly (new () => object)[]): Promise<DeclaredRoutes> => {
  @Module({ imports: [DiscoveryModule], controllers: [...controllers], providers: [DeclaredRoutes] })
  class Application {}
  const app = await NestFactory.create(Application, { logger: false, abortOnError: false });
  await app.init();
  return app.get(DeclaredRoutes);
};

describe('Deny by default, at the start', () => {
  it('a route that declares nothing stops the start, and is named', async () => {
    const refusal = await startedWith(Declared, Forgotten).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UndeclaredRoutes);
    expect(refusal).toMatchObject({ routes: ['Forgotten.forgotten'] });
  });

  it('routes that declare, each or as a whole, are known with what they take', async () => {
    const declared = await startedWith(Declared, DeclaredAsAWhole);
    expect(declared.all()).toEqual([
      { controller: 'Declared', handler: 'open', declared: { open: 'a test' } },
      { controller: 'Declared', handler: 'one', declared: { action: 'figure.read', area: { kind: 'param', name: 'area' } } },
      { controller: 'DeclaredAsAWhole', handler: 'one', declared: { open: 'a test' } },
    ]);
  });
});
