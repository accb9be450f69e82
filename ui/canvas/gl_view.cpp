#include "ui/canvas/gl_view.h"

#include "ui/canvas/canvas_model.h"
#include "ui/canvas/frame_painter.h"
#include "ui/canvas/overlay.h"
#include "ui/canvas/picture_textures.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLShaderProgram>
#include <QOpenGLTexture>
#include <QPainter>
#include <QTimer>
#include <utility>

namespace miro {

namespace {

enum Mode { Plain = 0, Preview = 1 };

QByteArray glslVersion(const QOpenGLContext& context) {
    if (context.isOpenGLES())
        return "#version 100";
    return context.format().version() >= std::pair(3, 3) ? "#version 330 core" : "#version 120";
}

QByteArray shaderHead(const QByteArray& version, bool fragment) {
    if (version == "#version 330 core")
        return version + (fragment ? "\n#define VARYING in\n#define TEXTURE texture\nout vec4 colour;\n"
                                   : "\n#define ATTRIBUTE in\n#define VARYING out\n");
    return version +
           "\n#ifdef GL_ES\nprecision highp float;\n#endif\n#define ATTRIBUTE attribute\n#define VARYING varying\n"
           "#define TEXTURE texture2D\n#define colour gl_FragColor\n";
}

constexpr const char* kVertexShader = R"(
ATTRIBUTE vec2 corner;
uniform vec4 target; // left, top, width, height in clip space
VARYING vec2 place;
void main() {
    place = corner;
    gl_Position = vec4(target.xy + corner * target.zw, 0.0, 1.0);
}
)";

// Previews are a few dozen pixels wide: cubic B-splines (four bilinear reads) hide their grid.
constexpr const char* kFragmentShader = R"(
uniform sampler2D picture;
uniform int mode;
uniform vec2 size; // of the texture
VARYING vec2 place;
vec3 smoothed(vec2 at) {
    vec2 p = at * size - 0.5;
    vec2 f = fract(p);
    p -= f;
    vec2 r = 1.0 - f;
    vec2 w0 = r * r * r / 6.0;
    vec2 w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
    vec2 w3 = f * f * f / 6.0;
    vec2 g1 = 1.0 - w0 - w1;
    vec2 g0 = w0 + w1;
    vec2 low = (p - 0.5 + w1 / g0) / size;
    vec2 high = (p + 1.5 + w3 / g1) / size;
    return g0.y * (g0.x * TEXTURE(picture, low).rgb + g1.x * TEXTURE(picture, vec2(high.x, low.y)).rgb) +
           g1.y * (g0.x * TEXTURE(picture, vec2(low.x, high.y)).rgb + g1.x * TEXTURE(picture, high).rgb);
}
void main() {
    vec3 rgb = mode == 1 ? smoothed(place) : TEXTURE(picture, place).rgb;
    colour = vec4(rgb, 1.0);
}
)";

// A picture and a preview of a few pixels: drawn at the start, so that a driver that compiles shaders when they are
// first used does it then and not in the middle of a run.
std::vector<PlacedFrame> bothKinds() {
    QImage image(2, 2, QImage::Format_RGB888);
    image.fill(Qt::black);
    PlacedFrame placed;
    placed.frame = {image, image.size(), FrameState::Finished};
    placed.cell = placed.target = placed.clip = QRect(0, 0, 2, 2);
    PlacedFrame preview = placed;
    preview.frame.size = QSize(4, 4);
    preview.frame.state = FrameState::Live;
    preview.blocks = false;
    return {placed, preview};
}

bool platformHasOpenGl() {
    const QString platform = QGuiApplication::platformName();
    if (platform == "offscreen" || platform == "minimal" || platform == "vnc" || platform == "linuxfb")
        return false;
    QOpenGLContext context;
    if (!context.create())
        return false;
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    return surface.isValid() && context.makeCurrent(&surface);
}

} // namespace

bool GlView::isPossible() {
    if (qEnvironmentVariableIntValue("MIRO_NO_OPENGL") != 0)
        return false;
    static const bool possible = platformHasOpenGl(); // does not change while the program runs
    return possible;
}

GlView::GlView(CanvasModel& model, QWidget* parent)
    : QOpenGLWidget(parent), m_model(model), m_overlay(std::make_unique<Overlay>()) {
    setObjectName("canvasGlView");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    if (!format.testOption(QSurfaceFormat::DeprecatedFunctions) &&
        format.renderableType() != QSurfaceFormat::OpenGLES) {
        format.setVersion(3, 3);
        format.setProfile(QSurfaceFormat::CoreProfile);
    }
    format.setStencilBufferSize(8); // QPainter clips with it
    setFormat(format);
    // A widget that OpenGL failed for is never painted: look once it should have been.
    QTimer::singleShot(0, this, [this] {
        if (isVisible() && !isValid() && !m_told) {
            m_told = true;
            Q_EMIT unusable();
        }
    });
}

GlView::~GlView() {
    releaseResources();
    if (context()) // it goes after the members that the slot would use
        disconnect(context(), nullptr, this, nullptr);
}

Overlay* GlView::overlay() {
    return m_overlayVisible && m_overlayReady ? m_overlay.get() : nullptr;
}

void GlView::setOverlayVisible(bool visible) {
    m_overlayVisible = visible;
    update();
}

void GlView::releaseResources() {
    if (!context())
        return;
    makeCurrent();
    m_overlay->release();
    m_overlayReady = false;
    m_warm = false;
    m_textures.reset();
    m_program.reset();
    m_vertexArray.destroy();
    m_corners.destroy();
    doneCurrent();
}

void GlView::initializeGL() {
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlView::releaseResources, Qt::DirectConnection);
    m_textures = std::make_unique<PictureTextures>();
    if (!buildProgram()) {
        if (!m_told)
            QMetaObject::invokeMethod(this, &GlView::unusable, Qt::QueuedConnection); // not from inside painting
        m_told = true;
        return;
    }
    m_overlayReady = m_overlay->initialise(glslVersion(*context()));
    if (!m_overlayReady)
        QMetaObject::invokeMethod(this, &GlView::overlayUnusable, Qt::QueuedConnection);
}

bool GlView::buildProgram() {
    const QByteArray version = glslVersion(*context());
    m_program = std::make_unique<QOpenGLShaderProgram>();
    m_program->bindAttributeLocation("corner", 0);
    if (!m_program->addShaderFromSourceCode(QOpenGLShader::Vertex, shaderHead(version, false) + kVertexShader) ||
        !m_program->addShaderFromSourceCode(QOpenGLShader::Fragment, shaderHead(version, true) + kFragmentShader) ||
        !m_program->link()) {
        m_program.reset();
        return false;
    }
    static constexpr float kCorners[] = {0, 0, 1, 0, 0, 1, 1, 1};
    m_vertexArray.create(); // absent in old contexts: the attribute is then set at each frame
    QOpenGLVertexArrayObject::Binder bound(&m_vertexArray);
    m_corners.create();
    m_corners.bind();
    m_corners.allocate(kCorners, sizeof kCorners);
    m_corners.release();
    return true;
}

void GlView::paintGL() {
    const double ratio = devicePixelRatioF();
    m_model.setViewport(size() * ratio, ratio, layoutDirection() == Qt::RightToLeft);
    auto* gl = context()->functions();
    const QColor background = themeColours().canvas;
    gl->glClearColor(background.redF(), background.greenF(), background.blueF(), 1);
    if (m_program && !std::exchange(m_warm, true)) {
        paintPictures(bothKinds());
        paintMarksOnce();
    }
    gl->glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
    if (!m_program)
        return;
    paintPictures(m_model.placements());
    {
        QPainter painter(this);
        FramePainter(painter, m_model, parentWidget() && parentWidget()->hasFocus()).paint();
    }
    if (!overlay())
        return;
    const auto wish = m_overlay->draw(m_model.run(), m_model.scrubbed(), size(), ratio);
    if (wish)
        QMetaObject::invokeMethod(
            this, [this, moment = *wish] { Q_EMIT scrubRequested(moment); }, Qt::QueuedConnection);
    if (m_overlay->wantsFrame()) // asked for from inside painting, it could be forgotten
        QTimer::singleShot(0, this, [this] { update(); });
}

// Every kind of mark that a run can need, for the same reason as bothKinds(); what it paints is cleared.
void GlView::paintMarksOnce() {
    CanvasModel run;
    run.setViewport(m_model.viewport(), m_model.ratio(), false);
    run.beginRun(2, QSize(64, 64));
    run.setProgress(0.5, QStringLiteral("0123456789 %"));
    QPainter painter(this);
    FramePainter(painter, run, true).paint(); // waiting
    run.setCurrent(0);
    run.endRun();
    FramePainter(painter, run, true).paint(); // not finished
}

void GlView::paintPictures(const std::vector<PlacedFrame>& placed) {
    auto* gl = context()->functions();
    gl->glViewport(0, 0, m_model.viewport().width(), m_model.viewport().height());
    gl->glDisable(GL_BLEND);
    gl->glDisable(GL_DEPTH_TEST);
    gl->glDisable(GL_CULL_FACE);
    gl->glEnable(GL_SCISSOR_TEST);
    gl->glActiveTexture(GL_TEXTURE0);
    {
        QOpenGLVertexArrayObject::Binder bound(&m_vertexArray);
        m_program->bind();
        m_program->setUniformValue("picture", 0);
        m_corners.bind();
        m_program->enableAttributeArray(0);
        m_program->setAttributeBuffer(0, GL_FLOAT, 0, 2);
        for (const PlacedFrame& each : placed)
            paintPicture(each);
        m_program->disableAttributeArray(0);
        m_corners.release();
        m_program->release();
    }
    gl->glDisable(GL_SCISSOR_TEST);
    m_textures->endFrame();
}

void GlView::paintPicture(const PlacedFrame& placed) {
    const QSize viewport = m_model.viewport();
    const QRect seen = placed.target & placed.clip & QRect(QPoint(0, 0), viewport);
    const QImage& image = placed.frame.image;
    if (seen.isEmpty() || image.isNull())
        return;
    const bool reduced = placed.target.width() < image.width() || placed.target.height() < image.height();
    const bool blocks = placed.blocks || reduced; // what was reduced has the size it is shown with
    QOpenGLTexture* texture =
        m_textures->bind(reduced ? m_reduced.get(image, placed.target.size()) : image,
                         blocks ? PictureTextures::Sampling::Blocks : PictureTextures::Sampling::Smooth);
    if (!texture)
        return;
    const bool preview = placed.frame.image.size() != placed.frame.size;
    const Mode mode = !blocks && preview ? Preview : Plain;
    const auto width = static_cast<float>(viewport.width());
    const auto height = static_cast<float>(viewport.height());
    const QRectF target = placed.target;
    m_program->setUniformValue("target", QVector4D(static_cast<float>(target.left()) / width * 2 - 1,
                                                   1 - static_cast<float>(target.top()) / height * 2,
                                                   static_cast<float>(target.width()) / width * 2,
                                                   static_cast<float>(target.height()) / height * -2));
    m_program->setUniformValue("mode", static_cast<GLint>(mode));
    m_program->setUniformValue("size",
                               QVector2D(static_cast<float>(texture->width()), static_cast<float>(texture->height())));
    auto* gl = context()->functions();
    gl->glScissor(seen.left(), viewport.height() - seen.top() - seen.height(), seen.width(), seen.height());
    gl->glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    texture->release();
}

} // namespace miro
