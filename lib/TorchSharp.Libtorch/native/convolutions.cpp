// A run of convolutions, each followed by GELU, forward and backward, computed by oneDNN itself. Asked through libtorch, oneDNN may not use
// Winograd's algorithm, computes GELU and its slope apart, and has libtorch rearrange what lies between the layers.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <dnnl.hpp>
#include <map>
#include <utility>
#include <vector>

namespace {

using dnnl::memory;

const dnnl::engine& processor() {
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

// Numbers with the arrangement in which oneDNN wants them: plain, or with the channels in blocks as wide as a register.
struct Array {
    at::Tensor storage;
    memory::desc arrangement;

    static Array empty(const memory::desc& arrangement) {
        return {at::empty({static_cast<int64_t>(arrangement.get_size() / sizeof(float))}), arrangement};
    }

    // A tensor as PyTorch has it.
    static Array plain(const at::Tensor& tensor) {
        auto strides = tensor.sizes().vec();
        int64_t step = 1;
        for (auto i = strides.size(); i-- > 0;) step *= std::exchange(strides[i], step);
        return {tensor.contiguous(), memory::desc(tensor.sizes().vec(), memory::data_type::f32, strides)};
    }

    float* data() const { return storage.data_ptr<float>(); }
    operator memory() const { return memory(arrangement, processor(), storage.data_ptr()); }
};

void run(const dnnl::primitive& primitive, const std::unordered_map<int, memory>& arguments) {
    thread_local dnnl::stream stream(processor());
    primitive.execute(stream, arguments);
    stream.wait();
}

Array arranged(const Array& array, const memory::desc& arrangement) {
    if (array.arrangement == arrangement) return array;
    auto result = Array::empty(arrangement);
    memory from = array, to = result;
    run(dnnl::reorder(from, to), {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}});
    return result;
}

at::Tensor as_tensor(const Array& array, at::IntArrayRef sizes) {
    return arranged(array, Array::plain(at::empty(sizes)).arrangement).storage.view(sizes);
}

// Batch, input channels, height, width, output channels, height, width, the kernel's height and width, stride, padding.
using Shape = std::array<int64_t, 11>;

// One convolution, ready to run in its three directions.
struct Convolution {
    dnnl::convolution_forward::primitive_desc forward_plan;
    dnnl::convolution_backward_data::primitive_desc data_plan;
    dnnl::convolution_backward_weights::primitive_desc weights_plan;
    dnnl::convolution_forward forward;
    dnnl::convolution_backward_data backward_data;
    dnnl::convolution_backward_weights backward_weights;

    Convolution(const Shape& shape, dnnl::algorithm algorithm) {
        auto [batch, inputs, height, width, outputs, rows, columns, kernel_height, kernel_width, stride, padding] = shape;
        auto any = [](memory::dims sizes) { return memory::desc(sizes, memory::data_type::f32, memory::format_tag::any); };
        auto source = any({batch, inputs, height, width});
        auto weights = any({outputs, inputs, kernel_height, kernel_width});
        auto bias = any({outputs});
        auto destination = any({batch, outputs, rows, columns});
        memory::dims strides(2, stride), borders(2, padding);
        forward_plan = {{dnnl::prop_kind::forward_training, algorithm, source, weights, bias, destination, strides, borders, borders}, processor()};
        // The gradients keep the arrangements of what they are gradients of, or rearranging them would cost more than it gains.
        source = forward_plan.src_desc();
        destination = forward_plan.dst_desc();
        data_plan = {{algorithm, source, weights, destination, strides, borders, borders}, processor(), forward_plan};
        weights_plan = {{algorithm, source, weights, bias, destination, strides, borders, borders}, processor(), forward_plan};
        forward = dnnl::convolution_forward(forward_plan);
        backward_data = dnnl::convolution_backward_data(data_plan);
        backward_weights = dnnl::convolution_backward_weights(weights_plan);
    }
};

// Winograd's algorithm multiplies a quarter as often. oneDNN refuses it where it does not know how; of few channels it would make sixteen.
Convolution planned(const Shape& shape) {
    if (shape[1] >= 16 && shape[4] >= 16) {
        try {
            return Convolution(shape, dnnl::algorithm::convolution_winograd);
        } catch (const dnnl::error&) {
        }
    }
    return Convolution(shape, dnnl::algorithm::convolution_direct);
}

// Plans take longer to make than to run, are made for a number of threads, and belong to the thread that made them.
const Convolution& convolution(const Shape& shape) {
    thread_local std::map<std::pair<Shape, int>, Convolution> plans;
    std::pair key(shape, at::get_num_threads());
    auto found = plans.find(key);
    return found != plans.end() ? found->second : plans.emplace(key, planned(shape)).first->second;
}

// The run's convolutions; parameters are a weight and a bias for each.
std::vector<const Convolution*> layers(at::IntArrayRef input, at::TensorList parameters, at::IntArrayRef strides, at::IntArrayRef paddings) {
    std::vector<const Convolution*> result;
    auto channels = input[1], height = input[2], width = input[3];
    for (size_t i = 0; i < strides.size(); i++) {
        auto kernel = parameters[2 * i].sizes();
        TORCH_CHECK(kernel[1] == channels, "a convolution of ", kernel[1], " channels was given ", channels);
        auto size_after = [&](int64_t size, int64_t extent) { return (size + 2 * paddings[i] - extent) / strides[i] + 1; };
        auto rows = size_after(height, kernel[2]), columns = size_after(width, kernel[3]);
        TORCH_CHECK(height + 2 * paddings[i] >= kernel[2] && width + 2 * paddings[i] >= kernel[3],
                    "a kernel of ", kernel[2], " × ", kernel[3], " is larger than its padded input of ", height, " × ", width);
        result.push_back(&convolution({input[0], channels, height, width, kernel[0], rows, columns, kernel[2], kernel[3], strides[i], paddings[i]}));
        channels = kernel[0], height = rows, width = columns;
    }
    return result;
}

// Compiled for each width of register, and chosen when the library is loaded.
#ifdef __x86_64__
#define FOR_EVERY_WIDTH __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_EVERY_WIDTH
#endif

// GELU of x to y, and its slope in the place of x. Both are made of the normal distribution's density and its function, and those of one
// exponential: Abramowitz and Stegun, 7.1.26 (wrong by 1e-7 at most, before rounding).
FOR_EVERY_WIDTH void gelu(float* __restrict x, float* __restrict y, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        float value = x[i], size = std::abs(value);
        // exp(-x²/2) = 2^exponent = 2^whole 2^rest; below 2^-126 it is nothing.
        float exponent = std::max(-0.72134752f * value * value, -126.0f);
        float whole = exponent + 12582912.0f - 12582912.0f, rest = exponent - whole;
        float power = 1.0f + rest * (0.69314718f + rest * (0.24022651f + rest * (0.05550411f + rest * (0.00961813f + rest * (0.00133336f + rest * 0.00015404f)))));
        float bell = power * std::bit_cast<float>((static_cast<int32_t>(whole) + 127) << 23);
        float t = 1.0f / (1.0f + 0.23164190f * size);
        float tail = bell * t * (0.12741480f + t * (-0.14224837f + t * (0.71070687f + t * (-0.72657602f + t * 0.53070271f))));
        float below = value < 0.0f ? tail : 1.0f - tail;
        y[i] = value * below;
        x[i] = below + value * bell * 0.39894228f;
    }
}

// The activation; before becomes its slope.
Array activated(Array& before) {
    auto after = Array::empty(before.arrangement);
    at::parallel_for(0, before.storage.numel(), 1 << 15, [&](int64_t begin, int64_t end) {
        gelu(before.data() + begin, after.data() + begin, end - begin);
    });
    return after;
}

struct ConvolutionsWithGelu : torch::autograd::Function<ConvolutionsWithGelu> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input, at::TensorList parameters,
                              std::vector<int64_t> strides, std::vector<int64_t> paddings, bool differentiable) {
        auto convolutions = layers(input.sizes(), parameters, strides, paddings);
        // For the gradient: the parameters, every layer's input, every GELU's slope.
        std::vector<at::Tensor> inputs, slopes;
        auto array = Array::plain(input);
        for (size_t i = 0; i < convolutions.size(); i++) {
            auto& layer = *convolutions[i];
            array = arranged(array, layer.forward_plan.src_desc());
            if (differentiable) inputs.push_back(array.storage);
            auto slope = Array::empty(layer.forward_plan.dst_desc());
            run(layer.forward, {{DNNL_ARG_SRC, array},
                                {DNNL_ARG_WEIGHTS, arranged(Array::plain(parameters[2 * i]), layer.forward_plan.weights_desc())},
                                {DNNL_ARG_BIAS, Array::plain(parameters[2 * i + 1])},
                                {DNNL_ARG_DST, slope}});
            array = activated(slope);
            if (differentiable) slopes.push_back(slope.storage);
        }
        std::vector<at::Tensor> saved(parameters.begin(), parameters.end());
        saved.insert(saved.end(), inputs.begin(), inputs.end());
        saved.insert(saved.end(), slopes.begin(), slopes.end());
        context->save_for_backward(std::move(saved));
        context->saved_data["sizes"] = input.sizes().vec();
        context->saved_data["strides"] = std::move(strides);
        context->saved_data["paddings"] = std::move(paddings);
        context->saved_data["input needs a gradient"] = input.requires_grad();
        auto output = array.arrangement.dims();
        return as_tensor(array, output);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        // With create_graph. The gradients made here have no graph, and a second derivative of them would be wrong without a word.
        TORCH_CHECK(!at::GradMode::is_enabled(), "No graph of the gradients (create_graph) can be made through convolutions in a "
                                                 "Sequential on the processor: call its modules one by one.");
        auto sizes = context->saved_data["sizes"].toIntVector(), strides = context->saved_data["strides"].toIntVector(),
             paddings = context->saved_data["paddings"].toIntVector();
        auto saved = context->get_saved_variables();
        auto count = strides.size();
        at::TensorList all(saved), parameters = all.slice(0, 2 * count), inputs = all.slice(2 * count, count), slopes = all.slice(3 * count, count);
        auto convolutions = layers(sizes, parameters, strides, paddings);

        torch::autograd::variable_list results(1 + 2 * count + 3);  // the input's, the parameters', and none for what is no tensor
        auto gradient = Array::plain(gradients[0]);
        for (auto i = count; i-- > 0;) {
            auto& layer = *convolutions[i];
            gradient = arranged(gradient, layer.forward_plan.dst_desc());
            gradient.storage = i + 1 == count ? gradient.storage.view(-1) * slopes[i] : gradient.storage.mul_(slopes[i]);
            auto weights = Array::empty(layer.weights_plan.diff_weights_desc());
            auto& bias = results[2 + 2 * i] = at::empty_like(parameters[2 * i + 1]);
            run(layer.backward_weights, {{DNNL_ARG_SRC, Array{inputs[i], layer.forward_plan.src_desc()}},
                                         {DNNL_ARG_DIFF_DST, gradient},
                                         {DNNL_ARG_DIFF_WEIGHTS, weights},
                                         {DNNL_ARG_DIFF_BIAS, Array::plain(bias)}});
            results[1 + 2 * i] = as_tensor(weights, parameters[2 * i].sizes());
            if (i == 0 && !context->saved_data["input needs a gradient"].toBool()) break;
            auto before = Array::empty(layer.forward_plan.src_desc());
            run(layer.backward_data, {{DNNL_ARG_DIFF_DST, gradient},
                                      {DNNL_ARG_WEIGHTS, arranged(Array::plain(parameters[2 * i]), layer.data_plan.weights_desc())},
                                      {DNNL_ARG_DIFF_SRC, before}});
            gradient = before;
            if (i == 0) results[0] = as_tensor(gradient, sizes);
        }
        return results;
    }
};

at::Tensor convolutions_with_gelu(const at::Tensor& input, at::TensorList parameters, at::IntArrayRef strides, at::IntArrayRef paddings) {
    auto needs_gradient = [](const at::Tensor& tensor) { return tensor.requires_grad(); };
    bool differentiable = at::GradMode::is_enabled() && (needs_gradient(input) || std::any_of(parameters.begin(), parameters.end(), needs_gradient));
    return ConvolutionsWithGelu::apply(input, parameters, strides.vec(), paddings.vec(), differentiable);
}

}  // namespace

TORCH_LIBRARY(libtorch_bridge, library) {
    library.def("convolutions_with_gelu(Tensor input, Tensor[] parameters, int[] strides, int[] paddings) -> Tensor", convolutions_with_gelu);
}
